import "server-only";
import { withPlatform } from "@/lib/db/with-platform";
import { env } from "@/lib/env";
import type { BackupSummary } from "./types";

const MOST = 100;

/** True when the product takes backups by itself. */
export function takesBackups(): boolean {
  return env.DATABASE_BACKUP_URL !== undefined;
}

/** The backups there are and were, newest first: for the platform's staff, whose page checks who asks. */
export async function listBackups(): Promise<BackupSummary[]> {
  const rows = await withPlatform("list backups", (transaction) =>
    transaction.databaseBackup.findMany({
      orderBy: { startedAt: "desc" },
      take: MOST,
      omit: { testResult: true, sha256: true },
    }),
  );
  return rows.map((row) => ({
    ...row,
    state: row.state as BackupSummary["state"],
    sizeBytes: row.sizeBytes === null ? null : Number(row.sizeBytes),
    rows: row.rows === null ? null : Number(row.rows),
  }));
}
