import "server-only";
import { now } from "@/lib/core/clock";
import { platformPool } from "@/lib/db/platform-pool";
import { answeredOnce } from "./probe";

/** How many days the public page looks back. */
export const STATUS_DAYS = 30;

/** What is recorded of one UTC day; nothing is known of a day without runs. */
export type StatusDay = { day: string; finished: number; missed: number };

const DAY_MILLISECONDS = 24 * 60 * 60_000;
const KEPT_MILLISECONDS = 30_000;
/** A run that has begun may still finish. */
const UNDER_WAY_MINUTES = 10;

/** The runs of the collection, day by day and oldest first; asked at most every 30 seconds. */
export const readStatusHistory = answeredOnce(KEPT_MILLISECONDS, async (): Promise<StatusDay[]> => {
  const today = Math.floor(now().getTime() / DAY_MILLISECONDS) * DAY_MILLISECONDS;
  const { rows } = await platformPool().query<StatusDay>(
    `SELECT to_char(slot AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day,
       count(*) FILTER (WHERE finished_at IS NOT NULL)::int AS finished,
       count(*) FILTER (WHERE finished_at IS NULL)::int AS missed
     FROM collection_ticks
     WHERE slot >= $1 AND (finished_at IS NOT NULL OR missed OR slot < $2::timestamptz - make_interval(mins => $3))
     GROUP BY 1`,
    [new Date(today - (STATUS_DAYS - 1) * DAY_MILLISECONDS), now(), UNDER_WAY_MINUTES],
  );
  return Array.from({ length: STATUS_DAYS }, (_, index) => {
    const at = new Date(today - (STATUS_DAYS - 1 - index) * DAY_MILLISECONDS);
    const day = at.toISOString().slice(0, 10);
    return rows.find((row) => row.day === day) ?? { day, finished: 0, missed: 0 };
  });
});
