import "server-only";
import { createGzip } from "node:zlib";
import { PLATFORM_CHAIN_ID } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";
import { env } from "@/lib/env";
import { objectStore } from "@/lib/storage/store";
import { through } from "@/lib/storage/through";
import { dump } from "./internal/dump";
import { seal } from "./internal/sealed-stream";
import type { TableDigest } from "./internal/catalogue";

const MOST_BYTES = 2 ** 40;

/** The id of the backup of an instant: 20261122T022300Z. */
export function backupIdOf(at: Date): string {
  return `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
}

/** Where a backup lies in storage: told by its id, so that it is found when the database is lost. */
export function backupKeyOf(id: string): string {
  return `${PLATFORM_CHAIN_ID}/backups/${id}.backup`;
}

/**
 * Takes the backup of an instant: one snapshot of the database, compressed and encrypted as it is read, so that memory
 * does not grow with it. One that is complete stays as it is; one that was killed is begun again.
 */
export async function takeBackup(at: Date): Promise<{ id: string } | null> {
  if (env.DATABASE_BACKUP_URL === undefined) return null;
  const id = backupIdOf(at);
  if (!(await begin(id))) return { id };
  const store = await objectStore();
  await store.remove(backupKeyOf(id));
  let tables: TableDigest[] = [];
  async function* plain(url: string): AsyncGenerator<Buffer> {
    tables = yield* dump(url, id);
  }
  try {
    const bytes = seal(through(plain(env.DATABASE_BACKUP_URL), createGzip()));
    const limits = { maxBytes: MOST_BYTES, contentType: "application/octet-stream" };
    const { sha256, sizeBytes } = await store.put(backupKeyOf(id), bytes, limits);
    await note(id, {
      state: "complete",
      finishedAt: now(),
      sizeBytes,
      sha256: Uint8Array.from(Buffer.from(sha256, "hex")),
      tables: tables.length,
      rows: tables.reduce((sum, { rows }) => sum + rows, 0),
      problem: null,
    });
  } catch (error) {
    const problem = error instanceof Error ? error.message : "unknown";
    await note(id, { state: "failed", finishedAt: now(), problem });
    throw error;
  }
  return { id };
}

/** False when this backup is complete, or has expired, already. */
async function begin(id: string): Promise<boolean> {
  const fresh = { state: "running", startedAt: now(), finishedAt: null, problem: null };
  return withPlatform("begin a backup", async (transaction) => {
    await transaction.databaseBackup.createMany({ data: [{ id, ...fresh }], skipDuplicates: true });
    const { count } = await transaction.databaseBackup.updateMany({
      where: { id, state: { in: ["running", "failed"] } },
      data: fresh,
    });
    return count > 0;
  });
}

type Facts = {
  state: string;
  finishedAt: Date;
  sizeBytes?: number;
  sha256?: Uint8Array<ArrayBuffer>;
  tables?: number;
  rows?: number;
  problem: string | null;
};

async function note(id: string, data: Facts): Promise<void> {
  await withPlatform("end a backup", (transaction) =>
    transaction.databaseBackup.update({ where: { id }, data }),
  );
}

/** Removes backups that are older than they are kept; the newest complete one always stays. */
export async function expireBackups(at: Date): Promise<number> {
  const before = new Date(at.getTime() - env.BACKUP_KEEP_DAYS * 24 * 60 * 60_000);
  const over = await withPlatform("list old backups", async (transaction) => {
    const newest = await transaction.databaseBackup.findFirst({
      where: { state: "complete" },
      orderBy: { startedAt: "desc" },
      select: { id: true },
    });
    return transaction.databaseBackup.findMany({
      where: {
        id: { not: newest?.id ?? "" },
        state: { in: ["complete", "failed"] },
        startedAt: { lt: before },
      },
      select: { id: true },
    });
  });
  for (const { id } of over) {
    await (await objectStore()).remove(backupKeyOf(id));
    await withPlatform("a backup has expired", (transaction) =>
      transaction.databaseBackup.update({ where: { id }, data: { state: "expired" } }),
    );
  }
  return over.length;
}
