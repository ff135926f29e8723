import { BellOff } from "lucide-react";
import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { MatcherList } from "@/components/routing/matcher-list";
import { recurrenceText } from "@/components/routing/recurrence-text";
import { ExactTime } from "@/components/time/exact-time";
import type { OrganizationContext } from "@/lib/core/context";
import type { MuteWindowKind } from "@/lib/routing/types";
import type { WindowState } from "@/lib/routing/windows/state";
import type { WindowItem } from "@/lib/routing/windows/types";
import { WindowActions } from "./window-actions";
import { WindowStatus } from "./window-status";

type WindowListProps = {
  context: OrganizationContext;
  kind: MuteWindowKind;
  state: WindowState;
  windows: readonly WindowItem[];
};

const NOUNS = { silence: "silences", maintenance: "maintenance windows" };

/** The silences or maintenance windows of one tab. */
export function WindowList({ context, kind, state, windows }: WindowListProps) {
  const { organizationSlug: slug, actor, permissions } = context;
  const noun = NOUNS[kind];
  const isMine = (by: string | null) => actor.kind === "user" && actor.userId === by;
  const columns: DataTableColumn<WindowItem>[] = [
    { key: "reason", header: "Reason", cell: ({ reason }) => <span className="font-medium">{reason}</span> },
    { key: "state", header: "State", cell: (window) => <WindowStatus {...window} /> },
    { key: "matches", header: "Matches", cell: ({ matchers }) => <MatcherList matchers={matchers} /> },
    {
      key: "when",
      header: "When",
      cell: ({ startsAt, endsAt, recurrence }) => (
        <span>
          <ExactTime at={startsAt} /> to <ExactTime at={endsAt} />
          {recurrence && <span className="text-muted-foreground block">{recurrenceText(recurrence)}</span>}
        </span>
      ),
    },
    {
      key: "by",
      header: "By",
      className: "@2xl:min-w-28",
      cell: ({ createdBy, approved }) => (
        <span>
          {createdBy}
          {approved && <span className="text-muted-foreground block">Approved by {approved.by}</span>}
        </span>
      ),
    },
    {
      key: "actions",
      header: "Actions",
      cell: ({ id, reason, endsAt, needsApproval, approved, createdByUserId }) => (
        <WindowActions
          slug={slug}
          kind={kind}
          id={id}
          reason={reason}
          endsAt={endsAt}
          mayApprove={needsApproval && approved === null && !isMine(createdByUserId)}
        />
      ),
    },
  ];
  const mayChange = state !== "expired" && permissions.includes("silences.manage");
  return (
    <DataTable
      caption={`${state} ${noun}`}
      noun={noun}
      columns={mayChange ? columns : columns.filter(({ key }) => key !== "actions")}
      rows={windows}
      rowKey={({ id }) => id}
      rowHref={kind === "silence" ? ({ id }) => `/${slug}/alerts/silences/${id}` : undefined}
      firstUse={
        <EmptyState
          icon={BellOff}
          title={`No ${state} ${noun}`}
          description={
            kind === "silence"
              ? "A silence keeps alerts quiet that everybody knows of, until its end and for a reason."
              : "Plan maintenance before you work on something: everybody learns of it and nobody is woken."
          }
        />
      }
    />
  );
}
