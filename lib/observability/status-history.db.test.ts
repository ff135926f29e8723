import { expect, it } from "vitest";
import { asSuperuser } from "@/scripts/testing/superuser";
import { readStatusHistory, STATUS_DAYS } from "./status-history";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

it("tells what finished and what was missed, not what may still finish, and nothing of unrecorded days", async () => {
  const noonYesterday = Math.floor(Date.now() / DAY) * DAY - DAY / 2;
  const at = (minutes: number) => new Date(noonYesterday + minutes * MINUTE);
  await asSuperuser(
    `INSERT INTO collection_ticks (slot, started_at, finished_at, missed)
     VALUES ($1, $1, $1, false), ($2, $2, $2, false), ($3, NULL, NULL, true), ($4, $4, NULL, false)`,
    [at(0), at(5), at(10), new Date(Date.now() - MINUTE)],
  );
  const days = await readStatusHistory();
  expect(days).toHaveLength(STATUS_DAYS);
  expect(days.filter(({ finished, missed }) => finished + missed > 0)).toEqual([
    { day: at(0).toISOString().slice(0, 10), finished: 2, missed: 1 },
  ]);
});
