import { Prisma } from "@/lib/db/generated/client";
import { functionName } from "../function-config";
import type { RunState } from "../states";
import type { RunStep, RunSummary } from "../types";
import { SHOWN_MAX_BYTES, toError, toShown } from "./shown";

export type RunRow = {
  id: string;
  function_id: string;
  status: RunState;
  event_name: string | null;
  queued_at: Date;
  started_at: Date | null;
  ended_at: Date | null;
  attempts: number;
  error: unknown;
  retry_at: Date | null;
};

/** `runs` and what a row of the list needs beside it. */
export const runColumns = Prisma.sql`r.id, r.function_id, r.status, r.queued_at, r.started_at, r.ended_at, r.attempts,
  r.error, (SELECT e.name FROM engine.events e WHERE e.id = r.event_ids[1]) AS event_name,
  (SELECT min(c.due_at) FROM engine.calls c WHERE c.run_id = r.id AND c.status = 'queued' AND c.attempt > 0) AS retry_at`;

export function toRunSummary(row: RunRow, now: Date): RunSummary {
  const until = row.ended_at ?? now;
  return {
    id: row.id,
    functionId: row.function_id,
    functionName: functionName(row.function_id),
    state: row.status,
    event: row.event_name,
    queuedAt: row.queued_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    durationMilliseconds: row.started_at ? Math.max(0, until.getTime() - row.started_at.getTime()) : null,
    attempts: row.attempts,
    error: toError(row.error),
    retryAt: row.retry_at,
  };
}

/** A json column as text where it is small enough to be shown, and its size. The name is never input. */
export function shownColumns(column: string, name: string): Prisma.Sql {
  return Prisma.raw(`CASE WHEN octet_length(${column}::text) <= ${SHOWN_MAX_BYTES} THEN ${column}::text END AS ${name}_text,
    octet_length(${column}::text) AS ${name}_bytes`);
}

export type StepRow = {
  id: string;
  name: string;
  kind: RunStep["kind"];
  status: RunStep["state"];
  created_at: Date;
  completed_at: Date | null;
  memo_text: string | null;
  memo_bytes: number | null;
};

/** Results are wrapped as the SDK reads them back, except those of sleeps and waits. */
export function toRunStep(row: StepRow): RunStep {
  const memo: unknown = row.memo_text === null ? null : JSON.parse(row.memo_text);
  const wrapped = typeof memo === "object" && memo !== null ? new Map(Object.entries(memo)) : new Map();
  const inner =
    row.kind !== "wait" && wrapped.has("data") ? JSON.stringify(wrapped.get("data")) : row.memo_text;
  const error = row.status === "failed" ? toError(wrapped.get("error")) : null;
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    state: row.status,
    startedAt: row.created_at,
    endedAt: row.completed_at,
    output: error || inner === "null" ? null : toShown({ text: inner, bytes: row.memo_bytes }),
    error,
  };
}
