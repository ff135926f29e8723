import { LifeBuoy } from "lucide-react";
import Link from "next/link";
import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { filterHref, type ListLocation } from "@/components/data-table/list-location";
import { EmptyState } from "@/components/feedback/empty-state";
import { StatusText } from "@/components/feedback/status";
import { AnswerDue } from "@/components/support/answer-due";
import { RequestStateBadge } from "@/components/support/request-badges";
import { RelativeTime } from "@/components/time/relative-time";
import { Button } from "@/components/ui/button";
import type { RequestSummary } from "@/lib/support/requests/types";
import { TICKET_AREA_LABELS } from "@/lib/support/tickets/vocabulary";

const COLUMNS: readonly DataTableColumn<RequestSummary>[] = [
  {
    key: "subject",
    header: "Request",
    cell: ({ number, subject }) => (
      <>
        <span className="text-muted-foreground tabular mr-2">#{number}</span>
        <span className="font-medium wrap-anywhere">{subject}</span>
      </>
    ),
  },
  { key: "state", header: "State", cell: ({ state }) => <RequestStateBadge state={state} /> },
  {
    key: "due",
    header: "Next answer",
    cell: ({ answerDueAt }) =>
      answerDueAt === null ? (
        <span className="text-muted-foreground">–</span>
      ) : (
        <AnswerDue dueAt={answerDueAt} />
      ),
  },
  { key: "severity", header: "Severity", cell: ({ severity }) => <StatusText status={severity} /> },
  { key: "area", header: "Area", cell: ({ area }) => TICKET_AREA_LABELS[area] },
  { key: "last", header: "Last message", cell: ({ lastMessageAt }) => <RelativeTime at={lastMessageAt} /> },
];

const REQUESTER: DataTableColumn<RequestSummary> = {
  key: "requester",
  header: "Asked by",
  cell: ({ requester }) => requester?.name ?? "An API key",
};

type RequestTableProps = {
  requests: readonly RequestSummary[];
  location: ListLocation;
  isFiltered: boolean;
  seesAll: boolean;
};

export function RequestTable({ requests, location, isFiltered, seesAll }: RequestTableProps) {
  return (
    <DataTable
      caption="Requests to the support"
      noun="requests"
      columns={seesAll ? [...COLUMNS, REQUESTER] : COLUMNS}
      rows={requests}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `${location.pathname}/${id}`}
      clearFiltersHref={isFiltered ? clearHref(location) : undefined}
      firstUse={
        <EmptyState
          icon={LifeBuoy}
          title="No requests"
          description="Report what does not work or ask what no article answers. You are mailed each answer and read it here."
          action={
            <Button variant="primary" asChild>
              <Link href={`${location.pathname}/new`}>Report an issue</Link>
            </Button>
          }
        />
      }
    />
  );
}

export function clearHref(location: ListLocation): string {
  return filterHref(location, { state: null, q: null, of: null });
}
