import { labelsOf, resourceLabels } from "./attributes";
import { readExplicitHistogram, type ExplicitHistogram } from "./explicit-histogram";
import { readExponentialHistogram, type ExponentialHistogram } from "./exponential-histogram";
import { mapUnit, type MappedUnit } from "./units";
import type {
  DataPoint,
  ExponentialPoint,
  HistogramPoint,
  Metric,
  MetricsExport,
  NumberPoint,
  SummaryPoint,
} from "./wire";

export type Measure =
  | { kind: "value"; value: number }
  /** The sum since the start: only its increase is of interest. */
  | { kind: "total"; value: number }
  | {
      kind: "histogram";
      histogram: ExplicitHistogram | ExponentialHistogram;
      isCumulative: boolean;
      extremes: { min?: number; max?: number };
    }
  | { kind: "quantiles"; values: { quantile: number; value: number }[] };

/** A data point whose form is understood; `index` counts all data points of the request. */
export type Reading = {
  index: number;
  metric: string;
  unit: MappedUnit;
  labels: Record<string, string>;
  /** Milliseconds; `startedAt` is 0 where the sender does not say. */
  at: number;
  startedAt: number;
  measure: Measure;
};

export type RefusedReading = { index: number; reason: string };

export type Readings = { total: number; readings: Reading[]; refused: RefusedReading[] };

const DELTA = 1;
const CUMULATIVE = 2;
const NO_RECORDED_VALUE = 1;
const NANOSECONDS_PER_MILLISECOND = 1e6;

/** Sorts the data points of an export into those that can be read and those refused with a reason. */
export function readingsOf({ resourceMetrics }: MetricsExport): Readings {
  const found: Readings = { total: 0, readings: [], refused: [] };
  for (const { resource, scopeMetrics } of resourceMetrics) {
    const lent = resourceLabels(resource?.attributes ?? []);
    for (const { metrics } of scopeMetrics) for (const metric of metrics) addMetric(found, metric, lent);
  }
  return found;
}

function addMetric(found: Readings, metric: Metric, lent: ReadonlyMap<string, string>): void {
  const name = metricName(metric.name ?? "");
  const unit = mapUnit(metric.unit ?? "", name);
  for (const [point, measure] of measuresOf(metric)) {
    const index = found.total;
    found.total += 1;
    // The sender says that it has nothing to say: a gap, as when its source went away.
    if (((point.flags ?? 0) & NO_RECORDED_VALUE) !== 0) continue;
    if (typeof measure === "string") found.refused.push({ index, reason: measure });
    else if (!isTime(point.timeUnixNano)) found.refused.push({ index, reason: "A data point has a time." });
    else
      found.readings.push({
        index,
        metric: name,
        unit,
        labels: labelsOf(point.attributes, lent),
        at: milliseconds(point.timeUnixNano),
        startedAt: isTime(point.startTimeUnixNano) ? milliseconds(point.startTimeUnixNano) : 0,
        measure,
      });
  }
}

/** 64 bits of nanoseconds end in the year 2554; JSON would let more through. */
function isTime(nanoseconds: number | undefined): nanoseconds is number {
  return nanoseconds !== undefined && nanoseconds > 0 && nanoseconds < 2 ** 64;
}

function milliseconds(nanoseconds: number): number {
  return Math.floor(nanoseconds / NANOSECONDS_PER_MILLISECOND);
}

/** Names are kept in lower case; a hyphen or a slash becomes an underscore. */
function metricName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9_.]/g, "_");
}

type Measured = [point: DataPoint, measure: Measure | string];

function measuresOf(metric: Metric): Measured[] {
  const { gauge, sum, histogram, exponentialHistogram, summary } = metric;
  if (gauge) return gauge.dataPoints.map((point) => [point, numberMeasure(point, "value")]);
  if (sum) {
    const { aggregationTemporality: temporality, isMonotonic } = sum;
    const kind = temporality === CUMULATIVE && isMonotonic ? "total" : "value";
    return sum.dataPoints.map((point) => [point, timed(temporality) ?? numberMeasure(point, kind)]);
  }
  if (histogram) {
    const { aggregationTemporality: temporality } = histogram;
    return histogram.dataPoints.map((point) => [
      point,
      timed(temporality) ?? histogramMeasure(point, readExplicitHistogram(point), temporality),
    ]);
  }
  if (exponentialHistogram) {
    const { aggregationTemporality: temporality } = exponentialHistogram;
    return exponentialHistogram.dataPoints.map((point) => [
      point,
      timed(temporality) ?? histogramMeasure(point, readExponentialHistogram(point), temporality),
    ]);
  }
  return (summary?.dataPoints ?? []).map((point) => [point, summaryMeasure(point)]);
}

function timed(temporality: number | undefined): string | null {
  const isKnown = temporality === DELTA || temporality === CUMULATIVE;
  return isKnown ? null : "A sum or a histogram says whether it is delta or cumulative.";
}

function numberMeasure({ asDouble, asInt }: NumberPoint, kind: "value" | "total"): Measure | string {
  const value = asDouble ?? asInt;
  if (value === undefined || !Number.isFinite(value)) return "A value is a finite number.";
  return { kind, value };
}

function histogramMeasure(
  { min, max }: HistogramPoint | ExponentialPoint,
  histogram: ExplicitHistogram | ExponentialHistogram | string,
  temporality: number | undefined,
): Measure | string {
  if (typeof histogram === "string") return histogram;
  return { kind: "histogram", histogram, isCumulative: temporality === CUMULATIVE, extremes: { min, max } };
}

function summaryMeasure({ quantileValues }: SummaryPoint): Measure | string {
  const values = quantileValues.flatMap(({ quantile = 0, value = 0 }) =>
    Number.isFinite(value) ? [{ quantile, value }] : [],
  );
  return values.length > 0
    ? { kind: "quantiles", values }
    : "A summary is read by its quantiles, and this one has none.";
}
