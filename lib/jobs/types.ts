import type { RunState } from "./states";

/** What starts a function; `nextAt` where that is known. */
export type JobTrigger = { source: string; schedule: string | null; nextAt: Date | null };

/** One durable function, with how it has been doing. */
export type JobFunction = {
  id: string;
  name: string;
  triggers: JobTrigger[];
  /** "1", or "5 for each event.data.team"; null where nothing limits it. */
  concurrency: string | null;
  attempts: number;
  active: number;
  failedLastDay: number;
  lastRun: { state: RunState; queuedAt: Date } | null;
};

export type JobError = { name: string; message: string; stack: string | null };

/** One run as a row of the list. */
export type RunSummary = {
  id: string;
  functionId: string;
  functionName: string;
  state: RunState;
  /** The name of the event that started it; null once retention has deleted the event. */
  event: string | null;
  queuedAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  /** From start to end, or until now. */
  durationMilliseconds: number | null;
  attempts: number;
  /** What failed it, or the attempt before the one it waits for. */
  error: JobError | null;
  /** When the attempt that it waits for is due. */
  retryAt: Date | null;
};

export type RunPage = {
  runs: RunSummary[];
  /** All that match, or null where there are more than are counted. */
  total: number | null;
  newerCursor: string | null;
  olderCursor: string | null;
};

export type RunStep = {
  id: string;
  name: string;
  kind: "run" | "sleep" | "wait" | "invoke";
  state: "pending" | "completed" | "failed";
  startedAt: Date;
  endedAt: Date | null;
  output: Shown | null;
  error: JobError | null;
};

/** JSON ready to be shown, or how large it is when it is too large for that. */
export type Shown = { text: string } | { bytes: number };

export type RunDetail = RunSummary & {
  events: { id: string; name: string; body: Shown }[];
  output: Shown | null;
  steps: RunStep[];
  parentRunId: string | null;
};

/** How the engine stands at this moment. */
export type QueueState = {
  engine: "ok" | "waiting_for_app" | "unreachable";
  /** Calls that are due and not yet sent. */
  depth: number;
  oldestAgeSeconds: number | null;
  running: number;
  /** Calls due later: retries and throttled starts. */
  scheduled: number;
  failedLastDay: number;
};
