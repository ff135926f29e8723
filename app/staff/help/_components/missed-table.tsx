import { FilePlus2 } from "lucide-react";
import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { RelativeTime } from "@/components/time/relative-time";
import { Button } from "@/components/ui/button";
import { formatNumber } from "@/lib/core/format/number";
import type { MissedSearch } from "@/lib/help/missed-searches";
import { DismissButton } from "./dismiss-button";

const COLUMNS: readonly DataTableColumn<MissedSearch>[] = [
  { key: "query", header: "Asked", cell: ({ query }) => query },
  { key: "searches", header: "Times", align: "end", cell: ({ searches }) => formatNumber(searches) },
  { key: "first", header: "First", cell: ({ firstAt }) => <RelativeTime at={firstAt} /> },
  { key: "last", header: "Last", cell: ({ lastAt }) => <RelativeTime at={lastAt} /> },
  {
    key: "actions",
    header: "Actions",
    align: "end",
    cell: ({ query }) => (
      <span className="flex justify-end gap-2">
        <Button asChild size="sm">
          <a href={`/staff/help/draft?${new URLSearchParams({ q: query })}`} download>
            <FilePlus2 aria-hidden />
            Draft article
          </a>
        </Button>
        <DismissButton query={query} />
      </span>
    ),
  },
];

/** What was asked and no article answers. */
export function MissedTable({ searches }: { searches: readonly MissedSearch[] }) {
  return (
    <DataTable
      caption="Searches without an answer"
      noun="searches"
      columns={COLUMNS}
      rows={searches}
      rowKey={({ query }) => query}
      firstUse={
        <EmptyState
          title="No search went without an answer"
          description="What readers ask in vain stands here."
        />
      }
    />
  );
}
