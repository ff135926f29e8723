import { z } from "zod";
import { factsCheck, fail, notApplicable, pass } from "./define-check";
import type { AutomaticCheck } from "./types";

const MOST_HOURS = 48;
/** Every backup is tried as soon as it is taken: a week without a test is a week of failures. */
const MOST_TEST_DAYS = 7;

const UNSEEN = notApplicable(
  "The product takes no backups of this installation itself: the manual check answers it.",
);

/** Of the installation, which all organisations share. */
export const BACKUP_CHECKS: readonly AutomaticCheck[] = [
  factsCheck({
    id: "backup-taken",
    version: 1,
    title: "The database is backed up every day",
    description:
      "The newest complete backup, encrypted before it leaves the process, is from the last 48 hours.",
    remedy: "Ask the operator of the platform: the page Backups of the staff says what went wrong.",
    rowKind: "backup",
    found: `  SELECT max(backup.id) FILTER (WHERE backup.state = 'complete') AS id,
    floor(extract(epoch FROM moment.at - max(backup.started_at) FILTER (WHERE backup.state = 'complete')) / 3600)::int AS hours,
    count(*)::int AS backups
  FROM database_backups backup`,
    rows: "id",
    facts: z.strictObject({ hours: z.int().nullable(), backups: z.int().nullable() }),
    judge: ({ hours, backups }) => {
      if (!backups) return UNSEEN;
      if (hours === null) return fail("No backup was ever completed.");
      return hours <= MOST_HOURS
        ? pass(`The newest backup is ${hours} hours old.`)
        : fail(`The newest backup is ${hours} hours old.`);
    },
  }),
  factsCheck({
    id: "backup-restored",
    version: 1,
    title: "Backups can be restored",
    description:
      "The newest backup was restored into a database of its own within a week: every table was equal and every chain whole.",
    remedy: "Ask the operator of the platform: the page Backups of the staff says what went wrong.",
    rowKind: "backup",
    found: `  SELECT backup.id, backup.test_problem AS problem,
    floor(extract(epoch FROM moment.at - backup.tested_at) / 86400)::int AS days, true AS tested
  FROM database_backups backup WHERE backup.tested_at IS NOT NULL ORDER BY backup.tested_at DESC LIMIT 1`,
    rows: "id",
    facts: z.strictObject({
      problem: z.string().nullable(),
      days: z.int().nullable(),
      tested: z.boolean().nullable(),
    }),
    judge: ({ problem, days, tested }) => {
      if (!tested || days === null) return UNSEEN;
      if (problem !== null) return fail("The newest backup could not be restored.");
      return days <= MOST_TEST_DAYS
        ? pass(days === 0 ? "Restored on trial within the last day." : `Restored on trial ${days} days ago.`)
        : fail(`The last restore test was ${days} days ago.`);
    },
  }),
];
