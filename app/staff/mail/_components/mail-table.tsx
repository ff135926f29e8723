import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { RelativeTime } from "@/components/time/relative-time";
import { formatNumber } from "@/lib/core/format/number";
import type { MailLogItem } from "@/lib/mail/log";
import { MailStateBadge } from "./mail-state";

const COLUMNS: readonly DataTableColumn<MailLogItem>[] = [
  { key: "recipient", header: "Recipient", cell: ({ recipient }) => recipient },
  { key: "template", header: "Template", cell: ({ template }) => template },
  { key: "state", header: "State", cell: ({ state }) => <MailStateBadge state={state} /> },
  { key: "attempts", header: "Attempts", align: "end", cell: ({ attempts }) => formatNumber(attempts) },
  {
    key: "error",
    header: "Last error",
    className: "@2xl:max-w-80",
    cell: ({ lastError }) =>
      lastError ? <span className="text-muted-foreground line-clamp-1">{lastError}</span> : "–",
  },
  { key: "organization", header: "Organisation", cell: ({ organization }) => organization?.name ?? "–" },
  { key: "created", header: "Written", cell: ({ createdAt }) => <RelativeTime at={createdAt} /> },
];

type MailTableProps = { mails: readonly MailLogItem[]; place: string; clearFiltersHref?: string };

/** The mails of the platform, without what they say. */
export function MailTable({ mails, place, clearFiltersHref }: MailTableProps) {
  return (
    <DataTable
      caption="Mails"
      noun="mails"
      density="compact"
      columns={COLUMNS}
      rows={mails}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `${place}/${id}`}
      clearFiltersHref={clearFiltersHref}
      firstUse={<EmptyState title="No mails yet" description="Every mail of the last 30 days stands here." />}
    />
  );
}
