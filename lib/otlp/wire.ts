import { z } from "zod";

// JSON writes 64-bit integers as texts, and what is not finite by name.
const number = z.union([z.number(), z.string().transform(Number)]);
const repeated = <Item extends z.ZodType>(item: Item) => z.array(item).default([]);

/** One value of an attribute or a body: exactly one of its fields is there, or none. */
export type AnyValue = {
  stringValue?: string;
  boolValue?: boolean;
  intValue?: number;
  doubleValue?: number;
  arrayValue?: { values: AnyValue[] };
  kvlistValue?: { values: KeyValue[] };
  /** Base64 in JSON. */
  bytesValue?: string | Uint8Array;
};

export type KeyValue = { key?: string; value?: AnyValue };

const anyValue: z.ZodType<AnyValue> = z.object({
  stringValue: z.string().optional(),
  boolValue: z.boolean().optional(),
  intValue: number.optional(),
  doubleValue: number.optional(),
  get arrayValue() {
    return z.object({ values: repeated(anyValue) }).optional();
  },
  get kvlistValue() {
    return z.object({ values: repeated(keyValue) }).optional();
  },
  bytesValue: z.union([z.string(), z.instanceof(Uint8Array)]).optional(),
});

const keyValue = z.object({ key: z.string().optional(), value: anyValue.optional() });
const attributes = repeated(keyValue);
const resource = z.object({ attributes }).optional();

const dataPoint = z.object({
  attributes,
  startTimeUnixNano: number.optional(),
  timeUnixNano: number.optional(),
  flags: z.number().optional(),
});

const numberPoint = dataPoint.extend({ asDouble: number.optional(), asInt: number.optional() });

const distributionPoint = dataPoint.extend({
  count: number.optional(),
  sum: number.optional(),
  min: number.optional(),
  max: number.optional(),
});

const histogramPoint = distributionPoint.extend({
  bucketCounts: repeated(number),
  explicitBounds: repeated(number),
});

const buckets = z.object({ offset: z.number().optional(), bucketCounts: repeated(number) }).optional();

const exponentialPoint = distributionPoint.extend({
  scale: z.number().optional(),
  zeroCount: number.optional(),
  zeroThreshold: number.optional(),
  positive: buckets,
  negative: buckets,
});

const summaryPoint = dataPoint.extend({
  count: number.optional(),
  quantileValues: repeated(z.object({ quantile: number.optional(), value: number.optional() })),
});

const temporality = z.number().optional();

const metric = z.object({
  name: z.string().optional(),
  unit: z.string().optional(),
  gauge: z.object({ dataPoints: repeated(numberPoint) }).optional(),
  sum: z
    .object({
      dataPoints: repeated(numberPoint),
      aggregationTemporality: temporality,
      isMonotonic: z.boolean().optional(),
    })
    .optional(),
  histogram: z
    .object({ dataPoints: repeated(histogramPoint), aggregationTemporality: temporality })
    .optional(),
  exponentialHistogram: z
    .object({ dataPoints: repeated(exponentialPoint), aggregationTemporality: temporality })
    .optional(),
  summary: z.object({ dataPoints: repeated(summaryPoint) }).optional(),
});

/** What /v1/metrics takes, in its JSON form; the protobuf form is decoded to the same. */
export const MetricsExport = z.object({
  resourceMetrics: repeated(
    z.object({ resource, scopeMetrics: repeated(z.object({ metrics: repeated(metric) })) }),
  ),
});

const logRecord = z.object({
  timeUnixNano: number.optional(),
  observedTimeUnixNano: number.optional(),
  severityNumber: z.number().optional(),
  severityText: z.string().optional(),
  body: anyValue.optional(),
  attributes,
  eventName: z.string().optional(),
});

/** What /v1/logs takes. */
export const LogsExport = z.object({
  resourceLogs: repeated(
    z.object({ resource, scopeLogs: repeated(z.object({ logRecords: repeated(logRecord) })) }),
  ),
});

export type MetricsExport = z.infer<typeof MetricsExport>;
export type LogsExport = z.infer<typeof LogsExport>;
export type Metric = z.infer<typeof metric>;
export type DataPoint = z.infer<typeof dataPoint>;
export type NumberPoint = z.infer<typeof numberPoint>;
export type HistogramPoint = z.infer<typeof histogramPoint>;
export type ExponentialPoint = z.infer<typeof exponentialPoint>;
export type SummaryPoint = z.infer<typeof summaryPoint>;
export type LogRecord = z.infer<typeof logRecord>;
