import { isMetricType } from "./catalogue";
import { METRIC_UNITS, isMetricUnit, type MetricUnit } from "./units";

/** Points of one request. */
export const MAX_POINTS = 1_000;
export const LATE_HOURS = 24;
export const EARLY_MINUTES = 5;
const MAX_NAME_LENGTH = 100;
const MAX_LABELS = 10;
const MAX_LABEL_VALUE_LENGTH = 128;

const NAME = /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/;
const LABEL_NAME = /^[a-zA-Z_][a-zA-Z0-9_]{0,62}$/;
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;
// Control characters would garble a page, a CSV file or a log; PostgreSQL has no NUL.
const CONTROL_CHARACTER = /\p{Cc}/u;
const RESERVED_PREFIX = "regulix.";
const FIELDS = ["metric", "value", "unit", "timestamp", "labels"];

export type Point = {
  /** Its place in the request. */
  index: number;
  metric: string;
  value: number;
  /** Null leaves the unit to the series, or to "count" for a new one. */
  unit: MetricUnit | null;
  at: Date;
  /** Sorted by name. */
  labels: [name: string, value: string][];
};

/** A point that was not kept, and why. */
export type Rejection = { index: number; field: string; reason: string };

type Checked<Value> = { ok: true; value: Value } | { ok: false; reason: string };

const ok = <Value>(value: Value): Checked<Value> => ({ ok: true, value });
const no = (reason: string): Checked<never> => ({ ok: false, reason });

/** Sorts the points of a request into those to keep and those refused, each with its first fault. */
export function checkPoints(
  input: readonly unknown[],
  now: Date,
): { points: Point[]; rejected: Rejection[] } {
  const points: Point[] = [];
  const rejected: Rejection[] = [];
  for (const [index, candidate] of input.entries()) {
    const result = checkPoint(candidate, index, now);
    if ("reason" in result) rejected.push(result);
    else points.push(result);
  }
  return { points, rejected };
}

function checkPoint(candidate: unknown, index: number, now: Date): Point | Rejection {
  if (!isRecord(candidate))
    return { index, field: "", reason: "A point is an object with metric and value." };
  const unknownField = Object.keys(candidate).find((field) => !FIELDS.includes(field));
  if (unknownField !== undefined)
    return { index, field: unknownField.slice(0, 100), reason: `A point has only ${FIELDS.join(", ")}.` };

  const metric = checkName(candidate.metric);
  if (!metric.ok) return { index, field: "metric", reason: metric.reason };
  const value = checkValue(candidate.value);
  if (!value.ok) return { index, field: "value", reason: value.reason };
  const unit = checkUnit(candidate.unit);
  if (!unit.ok) return { index, field: "unit", reason: unit.reason };
  const at = checkTimestamp(candidate.timestamp, now);
  if (!at.ok) return { index, field: "timestamp", reason: at.reason };
  const labels = checkLabels(candidate.labels);
  if (!labels.ok) return { index, field: "labels", reason: labels.reason };
  return {
    index,
    metric: metric.value,
    value: value.value,
    unit: unit.value,
    at: at.value,
    labels: labels.value,
  };
}

function checkName(name: unknown): Checked<string> {
  if (typeof name !== "string") return no("Name the metric with a text such as orders.placed.");
  if (name.length > MAX_NAME_LENGTH) return no(`A metric name has at most ${MAX_NAME_LENGTH} characters.`);
  if (!NAME.test(name))
    return no(
      "A metric name has lower-case letters, digits, underscores and dots, and begins with a letter.",
    );
  if (isMetricType(name) || name.startsWith(RESERVED_PREFIX))
    return no(`${name} is measured by Regulix itself; choose another name.`);
  return ok(name);
}

function checkValue(value: unknown): Checked<number> {
  // JSON has no NaN, but 1e999 is read as infinity.
  return typeof value === "number" && Number.isFinite(value) ? ok(value) : no("A value is a finite number.");
}

function checkUnit(unit: unknown): Checked<MetricUnit | null> {
  if (unit === undefined || unit === null) return ok(null);
  return typeof unit === "string" && isMetricUnit(unit)
    ? ok(unit)
    : no(`A unit is one of ${METRIC_UNITS.join(", ")}.`);
}

function checkTimestamp(timestamp: unknown, now: Date): Checked<Date> {
  if (timestamp === undefined || timestamp === null) return ok(now);
  const time = typeof timestamp === "string" && TIMESTAMP.test(timestamp) ? Date.parse(timestamp) : NaN;
  if (Number.isNaN(time)) return no("A timestamp is written like 2026-11-21T12:05:00Z, with its zone.");
  if (time < now.getTime() - LATE_HOURS * 3_600_000)
    return no(`A point may be at most ${LATE_HOURS} hours late.`);
  if (time > now.getTime() + EARLY_MINUTES * 60_000)
    return no(`A point may lie at most ${EARLY_MINUTES} minutes in the future.`);
  return ok(new Date(time));
}

function checkLabels(labels: unknown): Checked<[string, string][]> {
  if (labels === undefined || labels === null) return ok([]);
  if (!isRecord(labels)) return no('Labels are an object of texts, such as {"region": "eu"}.');
  const entries = Object.entries(labels);
  if (entries.length > MAX_LABELS) return no(`A point has at most ${MAX_LABELS} labels.`);
  const kept: [string, string][] = [];
  for (const [name, value] of entries) {
    if (!LABEL_NAME.test(name))
      return no("A label name has letters, digits and underscores, at most 63, and begins with a letter.");
    if (typeof value !== "string" || value === "" || value.length > MAX_LABEL_VALUE_LENGTH)
      return no(`The label ${name} must be a text of 1 to ${MAX_LABEL_VALUE_LENGTH} characters.`);
    if (CONTROL_CHARACTER.test(value) || !value.isWellFormed())
      return no(`The label ${name} holds a control character or broken text.`);
    kept.push([name, value]);
  }
  return ok(kept.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
