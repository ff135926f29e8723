import { isRunState, type RunState } from "./states";

export const RUN_RANGES = ["1h", "24h", "7d", "all"] as const;
export type RunRange = (typeof RUN_RANGES)[number];

export const RUN_RANGE_LABELS: Record<RunRange, string> = {
  "1h": "1 h",
  "24h": "24 h",
  "7d": "7 d",
  all: "All",
};

const DEFAULT_RANGE: RunRange = "24h";
const RANGE_HOURS: Record<RunRange, number | null> = { "1h": 1, "24h": 24, "7d": 168, all: null };
const FUNCTION_ID = /^[\w.:-]{1,200}$/;

/** Which runs are asked for. */
export type RunFilters = { states: RunState[]; functionIds: string[]; range: RunRange };

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads the address of the list; what it does not understand counts as not asked for. */
export function parseRunFilters(params: Params): RunFilters {
  const values = (name: string): string[] => [params[name] ?? []].flat();
  const range = values("range")[0] ?? "";
  return {
    states: values("state").filter(isRunState),
    functionIds: values("function").filter((id) => FUNCTION_ID.test(id)),
    range: isRunRange(range) ? range : DEFAULT_RANGE,
  };
}

/** Where the range begins; null for all there is. */
export function runRangeStart(range: RunRange, now: Date): Date | null {
  const hours = RANGE_HOURS[range];
  return hours === null ? null : new Date(now.getTime() - hours * 3_600_000);
}

function isRunRange(value: string): value is RunRange {
  return (RUN_RANGES as readonly string[]).includes(value);
}
