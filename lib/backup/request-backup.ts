import "server-only";
import { recordPlatformAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import type { RequestOrigin, StaffActor } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { withPlatform } from "@/lib/db/with-platform";
import { backupRequested } from "@/lib/events/catalogue";
import { sendEvents } from "@/lib/events/send";
import { takesBackups } from "./queries";
import { backupIdOf } from "./take-backup";

type Asked = { actor: StaffActor; origin: RequestOrigin };

/** Asks for a backup now, which is tried at once; written into the platform's own log. */
export async function requestBackup({ actor, origin }: Asked): Promise<void> {
  if (!takesBackups())
    throw new AppError("CONFLICT", "DATABASE_BACKUP_URL is not set: no backup can be taken.");
  const at = now();
  const id = backupIdOf(at);
  await withPlatform("ask for a backup", (transaction) =>
    recordPlatformAudit(transaction, actor, origin, {
      action: "backups.request",
      resource: { kind: "backup", id },
    }),
  );
  await sendEvents(backupRequested.create({ slotAt: at.toISOString() }, { id: `backup:${id}` }));
}
