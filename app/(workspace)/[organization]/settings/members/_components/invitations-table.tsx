import { DataTable } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { ExactTime } from "@/components/time/exact-time";
import { Badge } from "@/components/ui/badge";
import { isRole, ROLE_LABELS } from "@/lib/core/roles";
import type { InvitationListItem } from "@/lib/organizations/invitations";
import { InvitationActions } from "./invitation-actions";

type InvitationsTableProps = {
  invitations: InvitationListItem[];
  slug: string;
  mayManage: boolean;
  timeZone: string;
};

export function InvitationsTable({ invitations, slug, mayManage, timeZone }: InvitationsTableProps) {
  return (
    <DataTable
      caption="Open invitations"
      noun="invitations"
      rows={invitations}
      rowKey={(invitation) => invitation.id}
      firstUse={<EmptyState title="No open invitations" className="py-8" />}
      columns={[
        {
          key: "email",
          header: "E-mail address",
          cell: (invitation) => <span className="font-medium break-all">{invitation.email}</span>,
        },
        {
          key: "role",
          header: "Role",
          cell: ({ role }) => (isRole(role) ? ROLE_LABELS[role] : role),
        },
        { key: "by", header: "Invited by", cell: (invitation) => invitation.invitedBy ?? "–" },
        {
          key: "expires",
          header: "Works until",
          cell: (invitation) =>
            invitation.isExpired ? (
              <Badge tone="medium">Expired</Badge>
            ) : (
              <ExactTime at={invitation.expiresAt} timeZone={timeZone} />
            ),
        },
        {
          key: "actions",
          header: "Actions",
          align: "end",
          cell: (invitation) =>
            mayManage && (
              <InvitationActions slug={slug} invitationId={invitation.id} email={invitation.email} />
            ),
        },
      ]}
    />
  );
}
