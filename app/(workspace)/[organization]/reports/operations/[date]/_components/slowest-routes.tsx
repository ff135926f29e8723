import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { Section } from "@/components/ui/section";
import { formatMilliseconds } from "@/lib/core/format/duration";
import { formatNumber } from "@/lib/core/format/number";
import type { OperationsFigures } from "@/lib/operations-report/types";

type Route = OperationsFigures["slowestRoutes"][number];

const COLUMNS: readonly DataTableColumn<Route>[] = [
  {
    key: "route",
    header: "Route",
    cell: ({ method, route }) => (
      <code className="font-mono text-xs wrap-anywhere">{`${method} ${route}`}</code>
    ),
  },
  { key: "requests", header: "Requests", align: "end", cell: ({ requests }) => formatNumber(requests) },
  { key: "p95", header: "95th percentile", align: "end", cell: ({ p95Ms }) => formatMilliseconds(p95Ms) },
];

export function SlowestRoutes({ routes }: { routes: readonly Route[] }) {
  return (
    <Section
      title="Slowest pages and calls"
      description="Of your organisation, where at least five were counted."
    >
      <DataTable
        caption="Slowest pages and calls"
        noun="routes"
        columns={COLUMNS}
        rows={routes}
        rowKey={({ method, route }) => `${method} ${route}`}
        density="compact"
        firstUse={<EmptyState title="Not assessed" description="Too few requests were counted that day." />}
      />
    </Section>
  );
}
