import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import type { ListLocation } from "@/components/data-table/list-location";
import { EmptyState } from "@/components/feedback/empty-state";
import { RelativeTime } from "@/components/time/relative-time";
import { formatMilliseconds } from "@/lib/core/format/duration";
import { formatNumber } from "@/lib/core/format/number";
import type { RunFilters } from "@/lib/jobs/filters";
import { possibleOrder } from "@/lib/jobs/states";
import type { RunSummary } from "@/lib/jobs/types";
import { OrderButton } from "./order-button";
import { RunStateBadge } from "./run-state";
import { clearHref } from "./run-toolbar";

const COLUMNS: readonly DataTableColumn<RunSummary>[] = [
  {
    key: "function",
    header: "Function",
    cell: ({ functionName }) => <span className="font-medium">{functionName}</span>,
  },
  {
    key: "state",
    header: "State",
    cell: ({ state, retryAt }) => <RunStateBadge state={state} retries={retryAt !== null} />,
  },
  { key: "event", header: "Event", cell: ({ event }) => event ?? "–" },
  {
    key: "started",
    header: "Started",
    cell: ({ startedAt, queuedAt }) => <RelativeTime at={startedAt ?? queuedAt} />,
  },
  {
    key: "duration",
    header: "Duration",
    align: "end",
    cell: ({ durationMilliseconds }) => (
      <span className="tabular whitespace-nowrap">{formatMilliseconds(durationMilliseconds)}</span>
    ),
  },
  { key: "attempts", header: "Attempts", align: "end", cell: ({ attempts }) => formatNumber(attempts) },
  {
    key: "error",
    header: "Last error",
    className: "@2xl:max-w-80",
    cell: ({ error }) =>
      error ? <span className="text-muted-foreground line-clamp-1">{error.message}</span> : "–",
  },
  {
    key: "order",
    header: "Action",
    align: "end",
    cell: ({ id, functionName, state }) => {
      const order = possibleOrder(state);
      return order && <OrderButton order={order} run={{ id, functionName }} compact />;
    },
  },
];

type RunTableProps = { runs: readonly RunSummary[]; filters: RunFilters; location: ListLocation };

/** The list itself, with its ways of being empty. */
export function RunTable({ runs, filters, location }: RunTableProps) {
  const filtered = filters.states.length > 0 || filters.functionIds.length > 0;
  return (
    <DataTable
      caption="Runs"
      noun="runs"
      columns={COLUMNS}
      rows={runs}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `${location.pathname}/${id}`}
      density="compact"
      clearFiltersHref={filtered ? clearHref(location) : undefined}
      firstUse={
        <EmptyState
          title="Nothing ran in this time"
          description="The first run comes with the next five minutes. Choose a longer range to see what came before."
        />
      }
    />
  );
}
