/** Units a figure may carry. Customers' points name one of these; an unknown unit is refused. */
export const METRIC_UNITS = [
  "count",
  "percent",
  "ratio",
  "bytes",
  "bytes_per_second",
  "milliseconds",
  "seconds",
  "per_second",
  "per_minute",
  "requests",
  "tokens",
  "celsius",
  "watts",
  "kilowatt_hours",
  "euros",
] as const;

export type MetricUnit = (typeof METRIC_UNITS)[number];

export function isMetricUnit(value: string): value is MetricUnit {
  return (METRIC_UNITS as readonly string[]).includes(value);
}
