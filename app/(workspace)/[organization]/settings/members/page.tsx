import type { Metadata } from "next";
import { NoAccess } from "@/components/feedback/no-access";
import { SearchField } from "@/components/data-table/search-field";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/ui/section";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { mayGrantRole, ROLES } from "@/lib/core/roles";
import { listPendingInvitations } from "@/lib/organizations/invitations";
import { listMembers } from "@/lib/organizations/queries";
import { limitReachedMessage } from "@/lib/plans/labels";
import { PLANS } from "@/lib/plans/plans";
import { readSeats } from "@/lib/plans/usage";
import { InvitationsTable } from "./_components/invitations-table";
import { InviteMemberDialog } from "./_components/invite-member-dialog";
import { MembersTable } from "./_components/members-table";

export const metadata: Metadata = { title: "Members" };

type MembersPageProps = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

export default async function MembersPage({ params, searchParams }: MembersPageProps) {
  const context = await requireOrganization((await params).organization);
  if (!mayOpenPage(context, "members.read")) return <NoAccess action="members.read" />;
  const query = await searchParams;
  const search = valuesOfParam(query, "q")[0] ?? "";
  const [members, invitations] = await Promise.all([
    listMembers(context, search),
    listPendingInvitations(context),
  ]);
  const seats = await readSeats(context);
  const isFull = seats.allowed !== null && seats.used >= seats.allowed;
  const { role, organizationSlug, permissions } = context;
  const grantable = ROLES.filter((target) => role !== null && mayGrantRole(role, target));
  const isInviting = valuesOfParam(query, "new").includes("member");
  const mayInvite = permissions.includes("members.invite");
  const place = `/${organizationSlug}/settings/members`;
  return (
    <Page>
      <PageHeader
        title="Members"
        description={`Who belongs to this organisation and what they may do.${seats.allowed === null ? "" : ` ${seats.used} of ${seats.allowed} seats are taken.`}`}
        actions={
          <InviteMemberDialog
            slug={organizationSlug}
            roles={grantable}
            key={isInviting ? "inviting" : "listing"}
            isOpenAtFirst={isInviting}
            refusal={
              mayInvite
                ? isFull
                  ? limitReachedMessage("seats", PLANS[context.subscription.plan].name, seats.allowed ?? 0)
                  : undefined
                : "Only owners and admins can invite members."
            }
          />
        }
      />
      <TableToolbar>
        <SearchField label="Search by name or address" location={{ pathname: place, params: query }} />
      </TableToolbar>
      <MembersTable
        members={members}
        viewer={{ userId: context.viewer.id, role }}
        organization={{ slug: organizationSlug, name: context.organization.name }}
        clearFiltersHref={search === "" ? undefined : place}
        timeZone={context.viewer.timeZone}
      />
      <Section
        title="Open invitations"
        description="They work for seven days, once, and only for the invited address."
      >
        <InvitationsTable
          invitations={invitations}
          slug={organizationSlug}
          mayManage={mayInvite}
          timeZone={context.viewer.timeZone}
        />
      </Section>
    </Page>
  );
}
