// npm run backup: takes a backup now, restores it on trial, and says what came of it. Exits with 2 when it is no good.
import { takeBackup } from "@/lib/backup/take-backup";
import { tryRestore } from "@/lib/backup/try-restore";
import { disconnect } from "@/lib/db/client";

const taken = await takeBackup(new Date());
if (taken === null) throw new Error("DATABASE_BACKUP_URL: must be set to take a backup. See .env.example.");
console.log(`Backup ${taken.id} is complete.`);
const { problem } = await tryRestore(taken.id);
console.log(
  problem === null
    ? "It was restored on trial: every table is equal, every chain is whole."
    : `It was NOT restored: ${problem}`,
);
await disconnect();
process.exitCode = problem === null ? 0 : 2;
