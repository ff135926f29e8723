import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { FirstMetric, type CreateKey } from "@/components/metrics/first-metric";
import { RelativeTime } from "@/components/time/relative-time";
import { formatNumber } from "@/lib/core/format/number";
import { formatQuantity } from "@/lib/core/format/quantity";
import type { PushedMetric } from "@/lib/metrics/pushed-series";

type PushedMetricsProps = {
  slug: string;
  metrics: readonly PushedMetric[];
  endpoint: string;
  createKey?: CreateKey;
};

const COLUMNS: readonly DataTableColumn<PushedMetric>[] = [
  { key: "name", header: "Metric", cell: ({ name }) => <span className="font-mono">{name}</span> },
  {
    key: "value",
    header: "Newest value",
    align: "end",
    cell: ({ latestValue, unit }) => formatQuantity(latestValue, unit),
  },
  { key: "series", header: "Series", align: "end", cell: ({ series }) => formatNumber(series) },
  {
    key: "at",
    header: "Last point",
    cell: ({ latestAt }) => (latestAt ? <RelativeTime at={latestAt} /> : "More than a week ago"),
  },
];

/** What the organisation sends by itself. */
export function PushedMetrics({ slug, metrics, endpoint, createKey }: PushedMetricsProps) {
  return (
    <DataTable
      caption="Metrics you send"
      noun="metrics"
      columns={COLUMNS}
      rows={metrics}
      rowKey={({ name }) => name}
      rowHref={({ name }) => `/${slug}/monitoring/${encodeURIComponent(name)}`}
      firstUse={<FirstMetric endpoint={endpoint} createKey={createKey} />}
    />
  );
}
