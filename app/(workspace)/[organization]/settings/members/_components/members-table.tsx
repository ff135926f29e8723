import { DataTable } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { ExactTime } from "@/components/time/exact-time";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { mayGrantRole, ROLE_LABELS, ROLES, type Role } from "@/lib/core/roles";
import type { MemberListItem } from "@/lib/organizations/queries";
import { MemberActions } from "./member-actions";
import { MemberRoleSelect } from "./member-role-select";

type MembersTableProps = {
  members: MemberListItem[];
  viewer: { userId: string; role: Role | null };
  organization: { slug: string; name: string };
  clearFiltersHref?: string;
  timeZone: string;
};

export function MembersTable(props: MembersTableProps) {
  const { members, viewer, organization, clearFiltersHref, timeZone } = props;
  const mayManage = (role: Role) => viewer.role !== null && mayGrantRole(viewer.role, role);
  const grantable = ROLES.filter(mayManage);
  return (
    <DataTable
      caption="Members"
      noun="members"
      rows={members}
      rowKey={(member) => member.membershipId}
      clearFiltersHref={clearFiltersHref}
      firstUse={<EmptyState title="No members" />}
      columns={[
        {
          key: "name",
          header: "Name",
          cell: (member) => (
            <span className="flex min-w-0 items-center gap-2.5">
              <Avatar name={member.name} />
              <span className="min-w-0 truncate font-medium">{member.name}</span>
              {member.userId === viewer.userId && <Badge tone="outline">You</Badge>}
            </span>
          ),
        },
        {
          key: "email",
          header: "E-mail address",
          cell: (member) => <span className="break-all">{member.email}</span>,
        },
        {
          key: "role",
          header: "Role",
          cell: (member) =>
            mayManage(member.role) ? (
              <MemberRoleSelect
                slug={organization.slug}
                membershipId={member.membershipId}
                memberName={member.name}
                role={member.role}
                roles={grantable}
              />
            ) : (
              ROLE_LABELS[member.role]
            ),
        },
        {
          key: "joined",
          header: "Joined",
          cell: (member) => <ExactTime at={member.joinedAt} precision="day" timeZone={timeZone} />,
        },
        {
          key: "actions",
          header: "Actions",
          align: "end",
          cell: (member) => (
            <MemberActions
              organization={organization}
              member={{ membershipId: member.membershipId, name: member.name }}
              isSelf={member.userId === viewer.userId}
              mayRemove={mayManage(member.role)}
            />
          ),
        },
      ]}
    />
  );
}
