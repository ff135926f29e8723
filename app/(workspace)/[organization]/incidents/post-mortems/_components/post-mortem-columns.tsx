import type { DataTableColumn } from "@/components/data-table/data-table";
import { StatusText } from "@/components/feedback/status";
import { IncidentSeverityBadge, PostMortemStateBadge } from "@/components/incidents/incident-badges";
import { RelativeTime } from "@/components/time/relative-time";
import type { PostMortemSummary } from "@/lib/incidents/types";

/** What the list says of each post-mortem, as of `at`. */
export const postMortemColumns = (at: Date): readonly DataTableColumn<PostMortemSummary>[] => [
  {
    key: "incident",
    header: "Incident",
    cell: ({ number, title }) => (
      <>
        <span className="text-muted-foreground tabular mr-2">{number}</span>
        <span className="font-medium">{title}</span>
      </>
    ),
  },
  {
    key: "severity",
    header: "Severity",
    cell: ({ severity }) => <IncidentSeverityBadge severity={severity} />,
  },
  {
    key: "state",
    header: "State",
    cell: ({ state, dueAt }) => (
      <span className="flex flex-wrap items-center gap-2">
        <PostMortemStateBadge state={state} />
        {state !== "published" && dueAt < at && <StatusText status="critical" word="Overdue" />}
      </span>
    ),
  },
  { key: "due", header: "Due", cell: ({ dueAt }) => <RelativeTime at={dueAt} /> },
  {
    key: "actions",
    header: "Open actions",
    align: "end",
    cell: ({ openActions }) => <span className="tabular">{openActions}</span>,
  },
];
