import "server-only";
import { encodeTime } from "ulid";
import { now } from "@/lib/core/clock";
import { notFound } from "@/lib/core/errors";
import { Prisma } from "@/lib/db/generated/client";
import { withPlatform } from "@/lib/db/with-platform";
import { runRangeStart, type RunFilters } from "./filters";
import { readFunctionConfig } from "./function-config";
import {
  runColumns,
  shownColumns,
  toRunStep,
  toRunSummary,
  type RunRow,
  type StepRow,
} from "./internal/rows";
import { toShown } from "./internal/shown";
import type { RunState } from "./states";
import type { JobFunction, RunDetail, RunPage } from "./types";

const PAGE_SIZE = 25;
/** Counting further would cost more than the number is worth. */
const COUNT_LIMIT = 10_000;
const DAY_MILLISECONDS = 86_400_000;
const RUN_ID = /^[0-9A-HJKMNP-TV-Z]{26}$/;

type FunctionRow = {
  id: string;
  config: unknown;
  active: number;
  failed: number;
  last_status: RunState | null;
  last_queued_at: Date | null;
};

/** Every function the engine knows, by name. */
export async function listFunctions(): Promise<JobFunction[]> {
  const at = now();
  const rows = await withPlatform(
    "list durable functions for staff",
    (transaction) => transaction.$queryRaw<FunctionRow[]>`
      WITH active AS (
        SELECT function_id, count(*)::int AS runs FROM engine.runs
        WHERE status IN ('queued', 'running') GROUP BY function_id
      ), failed AS (
        SELECT function_id, count(*)::int AS runs FROM engine.runs
        WHERE status = 'failed' AND id >= ${firstIdAt(at.getTime() - DAY_MILLISECONDS)} GROUP BY function_id
      )
      SELECT f.id, f.config, coalesce(active.runs, 0) AS active, coalesce(failed.runs, 0) AS failed,
        last.status AS last_status, last.queued_at AS last_queued_at
      FROM engine.functions f
      LEFT JOIN active ON active.function_id = f.id
      LEFT JOIN failed ON failed.function_id = f.id
      LEFT JOIN LATERAL (
        SELECT status, queued_at FROM engine.runs r WHERE r.function_id = f.id ORDER BY r.id DESC LIMIT 1
      ) last ON true
      ORDER BY f.id`,
  );
  return rows.map((row) => ({
    id: row.id,
    ...readFunctionConfig(row.config, at),
    active: row.active,
    failedLastDay: row.failed,
    lastRun:
      row.last_status && row.last_queued_at ? { state: row.last_status, queuedAt: row.last_queued_at } : null,
  }));
}

/** One page of runs, newest first: after or before a run, or from the newest on. */
export async function listRuns(
  filters: RunFilters,
  place: { after?: string; before?: string } = {},
): Promise<RunPage> {
  const at = now();
  const before = runId(place.before);
  const cursor = before ?? runId(place.after);
  const where = matching(filters, at);
  const { rows, counted } = await withPlatform("list runs for staff", async (transaction) => ({
    rows: await transaction.$queryRaw<RunRow[]>`
      SELECT ${runColumns} FROM engine.runs r WHERE ${where}
      ${cursor === null ? Prisma.empty : before ? Prisma.sql`AND r.id > ${cursor}` : Prisma.sql`AND r.id < ${cursor}`}
      ORDER BY ${before ? Prisma.sql`r.id ASC` : Prisma.sql`r.id DESC`} LIMIT ${PAGE_SIZE + 1}`,
    counted: await transaction.$queryRaw<[{ count: number }]>`
      SELECT count(*)::int AS count
      FROM (SELECT 1 FROM engine.runs r WHERE ${where} LIMIT ${COUNT_LIMIT + 1}) AS found`,
  }));
  const hasMore = rows.length > PAGE_SIZE;
  const runs = rows.slice(0, PAGE_SIZE).map((row) => toRunSummary(row, at));
  if (before) runs.reverse();
  const [newest, oldest] = [runs.at(0), runs.at(-1)];
  const hasNewer = before ? hasMore : cursor !== null;
  const hasOlder = before ? true : hasMore;
  return {
    runs,
    total: counted[0].count > COUNT_LIMIT ? null : counted[0].count,
    newerCursor: hasNewer && newest ? newest.id : null,
    olderCursor: hasOlder && oldest ? oldest.id : null,
  };
}

type DetailRow = RunRow & {
  parent_run_id: string | null;
  output_text: string | null;
  output_bytes: number | null;
};
type EventRow = { id: string; name: string; body_text: string | null; body_bytes: number };

/** One run with its events and steps. Throws NOT_FOUND. */
export async function getRun(id: string): Promise<RunDetail> {
  const known = runId(id);
  if (known === null) throw notFound("run");
  const { runs, events, steps } = await withPlatform("show a run to staff", async (transaction) => ({
    runs: await transaction.$queryRaw<DetailRow[]>`
      SELECT ${runColumns}, r.parent_run_id, ${shownColumns("r.output", "output")}
      FROM engine.runs r WHERE r.id = ${known}`,
    events: await transaction.$queryRaw<EventRow[]>`
      SELECT e.id, e.name, ${shownColumns("e.body", "body")}
      FROM engine.runs r, unnest(r.event_ids) WITH ORDINALITY AS wanted(id, position)
      JOIN engine.events e ON e.id = wanted.id WHERE r.id = ${known} ORDER BY wanted.position LIMIT 20`,
    steps: await transaction.$queryRaw<StepRow[]>`
      SELECT id, name, kind, status, created_at, completed_at, ${shownColumns("memo", "memo")}
      FROM engine.steps WHERE run_id = ${known} ORDER BY completed_order NULLS LAST, created_at, id`,
  }));
  const [run] = runs;
  if (run === undefined) throw notFound("run");
  return {
    ...toRunSummary(run, now()),
    parentRunId: run.parent_run_id,
    output: toShown({ text: run.output_text, bytes: run.output_bytes }),
    events: events.flatMap(({ id: eventId, name, body_text: text, body_bytes: bytes }) => {
      const body = toShown({ text, bytes });
      return body ? [{ id: eventId, name, body }] : [];
    }),
    steps: steps.map(toRunStep),
  };
}

/** Ids begin with the time, so that a range of time is a range of the primary key. */
function matching({ states, functionIds, range }: RunFilters, at: Date): Prisma.Sql {
  const start = runRangeStart(range, at);
  const parts = [Prisma.sql`true`];
  if (start !== null) parts.push(Prisma.sql`r.id >= ${firstIdAt(start.getTime())}`);
  if (states.length > 0) parts.push(Prisma.sql`r.status = ANY(${states})`);
  if (functionIds.length > 0) parts.push(Prisma.sql`r.function_id = ANY(${functionIds})`);
  return Prisma.join(parts, " AND ");
}

function firstIdAt(milliseconds: number): string {
  return encodeTime(milliseconds, 10) + "0".repeat(16);
}

function runId(text: string | undefined): string | null {
  return text !== undefined && RUN_ID.test(text) ? text : null;
}
