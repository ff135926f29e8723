import { METRIC_RANGES, RANGES, type MetricRange } from "@/lib/metrics/ranges";

// What came before is needed to see what changed.
const LEAD = 1.25;

/** The shortest range, ending now, in which an alert's beginning and some time before it can be seen. */
export function chartRange(firedAt: Date, now: Date): MetricRange {
  const seconds = ((now.getTime() - firedAt.getTime()) / 1_000) * LEAD;
  return METRIC_RANGES.find((range) => RANGES[range].seconds >= seconds) ?? "1y";
}

/** Series of an alert are those that carry every label it has. */
export function carriesLabels(
  labels: Readonly<Record<string, string>>,
  wanted: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(wanted).every(([name, value]) => labels[name] === value);
}
