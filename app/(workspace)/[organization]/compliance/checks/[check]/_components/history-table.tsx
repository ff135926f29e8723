import { Download } from "lucide-react";
import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { ExactTime } from "@/components/time/exact-time";
import type { ResultItem } from "@/lib/compliance/types";
import { ComplianceState } from "@/components/compliance/compliance-state";

type HistoryTableProps = { results: readonly ResultItem[]; base: string };

/** What was found over time: an entry holds until the next one. */
export function HistoryTable({ results, base }: HistoryTableProps) {
  const columns: DataTableColumn<ResultItem>[] = [
    { key: "at", header: "From", cell: ({ observedAt }) => <ExactTime at={observedAt} /> },
    { key: "state", header: "State", cell: ({ state }) => <ComplianceState state={state} /> },
    {
      key: "reason",
      header: "Because",
      cell: ({ reason, answer }) => answer?.note ?? reason,
      className: "@2xl:max-w-lg",
    },
    {
      key: "by",
      header: "By",
      cell: ({ id, answer }) =>
        answer === null ? (
          "The product"
        ) : (
          <span>
            {answer.by}, until <ExactTime at={answer.validUntil} />
            {answer.fileName !== null && (
              <a
                href={`${base}/answers/${id}/file`}
                className="text-link flex items-center gap-1 rounded-sm hover:underline"
                download
              >
                <Download className="size-3.5" aria-hidden />
                {answer.fileName}
              </a>
            )}
          </span>
        ),
    },
  ];
  return (
    <DataTable
      caption="History"
      noun="results"
      density="compact"
      columns={columns}
      rows={results}
      rowKey={({ id }) => id}
      firstUse={<EmptyState title="Never assessed" description="It says nothing until its first result." />}
    />
  );
}
