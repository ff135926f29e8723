import { existsSync, readFileSync } from "node:fs";

type Line = { phase: "begin" | "end"; run: string; step: string; execution: string; pid: number; at: number };

/** One execution of a step's body; without `end` it was killed, or it is under way. */
export type StepExecution = { run: string; step: string; pid: number; begin: number; end?: number };

/** Reads what the steps of a campaign wrote down. */
export function readJournal(path: string): StepExecution[] {
  if (!existsSync(path)) return [];
  const executions = new Map<string, StepExecution>();
  for (const text of readFileSync(path, "utf8").split("\n")) {
    const line = parseLine(text);
    if (!line) continue;
    const known = executions.get(line.execution);
    if (line.phase === "end" && known) known.end = line.at;
    else executions.set(line.execution, { run: line.run, step: line.step, pid: line.pid, begin: line.at });
  }
  return [...executions.values()];
}

/** Undefined for a line that is torn: its writer was killed at it, or has not ended it yet. */
function parseLine(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return undefined;
  }
}

/** What a campaign is judged by. */
export type JournalFigures = {
  steps: number;
  completedTwice: number;
  begunAgain: number;
  overlapping: number;
  /** Executions that began although the step's result was recorded: none, for a recorded step is never repeated. */
  begunAfterRecord: number;
};

/** When the engine recorded a step's result. */
export type StepRecord = { run: string; step: string; at: number };

/** `deaths` tells when each app process was killed: that is when its open executions ended. */
export function judge(
  executions: StepExecution[],
  records: StepRecord[],
  deaths: Map<number, number>,
): JournalFigures {
  const recordedAt = new Map(records.map(({ run, step, at }) => [`${run} ${step}`, at]));
  const bySteps = new Map<string, StepExecution[]>();
  for (const execution of executions) {
    const key = `${execution.run} ${execution.step}`;
    bySteps.set(key, [...(bySteps.get(key) ?? []), execution]);
  }
  const figures: JournalFigures = {
    steps: bySteps.size,
    completedTwice: 0,
    begunAgain: 0,
    overlapping: 0,
    begunAfterRecord: 0,
  };
  for (const [key, group] of bySteps) {
    const recorded = recordedAt.get(key) ?? Infinity;
    figures.begunAfterRecord += group.filter(({ begin }) => begin > recorded).length;
    if (group.length > 1) figures.begunAgain += 1;
    if (group.filter(({ end }) => end !== undefined).length > 1) figures.completedTwice += 1;
    const ordered = group
      .map(({ begin, end, pid }) => ({ begin, end: end ?? deaths.get(pid) ?? Infinity }))
      .sort((a, b) => a.begin - b.begin);
    if (ordered.some(({ begin }, index) => index > 0 && begin < (ordered[index - 1]?.end ?? 0))) {
      figures.overlapping += 1;
    }
  }
  return figures;
}
