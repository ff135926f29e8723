const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How far apart stored rows stand. */
export type Resolution = "5m" | "1h" | "1d";

type RangeFacts = {
  label: string;
  /** In words, for "Previous …". */
  words: string;
  seconds: number;
  /** How far the points of a chart stand apart: at most about 350 of them. */
  stepSeconds: number;
  /** The coarsest rows that still serve the step. */
  resolution: Resolution;
};

/** The periods a history can be looked at. */
export const RANGES = {
  "1h": { label: "1 h", words: "hour", seconds: HOUR, stepSeconds: 5 * MINUTE, resolution: "5m" },
  "24h": { label: "24 h", words: "24 hours", seconds: DAY, stepSeconds: 5 * MINUTE, resolution: "5m" },
  "7d": { label: "7 d", words: "7 days", seconds: 7 * DAY, stepSeconds: 30 * MINUTE, resolution: "5m" },
  "30d": { label: "30 d", words: "30 days", seconds: 30 * DAY, stepSeconds: 3 * HOUR, resolution: "1h" },
  "90d": { label: "90 d", words: "90 days", seconds: 90 * DAY, stepSeconds: 8 * HOUR, resolution: "1h" },
  "1y": { label: "1 y", words: "year", seconds: 365 * DAY, stepSeconds: DAY, resolution: "1d" },
} as const satisfies Record<string, RangeFacts>;

export type MetricRange = keyof typeof RANGES;

export const METRIC_RANGES = Object.keys(RANGES) as MetricRange[];

/** The range in a URL; anything unknown is the last 24 hours. */
export function parseRange(value: string | string[] | undefined): MetricRange {
  return METRIC_RANGES.find((range) => range === value) ?? "24h";
}
