// What work costs: time by the clock, and processor time of the product and of PostgreSQL, which stays comparable
// when others load the machine too.
import { cpuMilliseconds } from "./cpu-time";
import { timed } from "./measure";
import type { BenchServer } from "./server";

/** Milliseconds. */
export type Cost = { elapsed: number; app: number; database: number };

export async function costOf({ superuser }: BenchServer, work: () => Promise<unknown>): Promise<Cost> {
  const used = async () => {
    const { rows } = await superuser.query<{ pid: number }>("SELECT pid FROM pg_stat_activity");
    const { user, system } = process.cpuUsage();
    return { app: (user + system) / 1_000, database: cpuMilliseconds(rows.map(({ pid }) => pid)) };
  };
  const before = await used();
  const elapsed = await timed(work);
  const after = await used();
  return { elapsed, app: after.app - before.app, database: after.database - before.database };
}
