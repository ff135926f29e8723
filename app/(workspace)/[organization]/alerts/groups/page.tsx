import type { Metadata } from "next";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { ListPages } from "@/components/data-table/list-pages";
import { HelpLink } from "@/components/help/help-link";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { listGroupChoices } from "@/lib/routing/groups/choices";
import { listGroups, readGroupPlace, writeGroupPlace } from "@/lib/routing/groups/queries";
import { GroupDialog } from "./_components/group-dialog";
import { GroupList } from "./_components/group-list";

export const metadata: Metadata = { title: "Recipient groups" };

const PAGE_SIZE = 50;

type GroupsPageProps = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

export default async function GroupsPage({ params, searchParams }: GroupsPageProps) {
  const context = await requireOrganization((await params).organization);
  if (!mayOpenPage(context, "channels.read")) return <NoAccess action="channels.read" />;
  const asked = await searchParams;
  const place = (param: "after" | "before") => readGroupPlace(valuesOfParam(asked, param)[0]);
  const [{ items, previous, next }, choices] = await Promise.all([
    listGroups(context, { after: place("after"), before: place("before"), limit: PAGE_SIZE }),
    listGroupChoices(context),
  ]);
  const slug = context.organizationSlug;
  const refusal = context.permissions.includes("channels.manage")
    ? undefined
    : "Only owners and admins can change groups.";
  return (
    <Page>
      <PageHeader
        title="Recipient groups"
        status={
          <HelpLink
            organization={context.organizationSlug}
            slug="recipient-groups"
            about="recipient groups"
          />
        }
        description="People and channels that alert policies tell as one, by the name group:key."
        actions={<GroupDialog slug={slug} choices={choices} refusal={refusal} />}
      />
      <GroupList slug={slug} groups={items} choices={choices} mayChange={refusal === undefined} />
      <ListPages
        location={{ pathname: `/${slug}/alerts/groups`, params: {} }}
        shown={items.length}
        total={null}
        noun="groups"
        newerCursor={previous && writeGroupPlace(previous)}
        olderCursor={next && writeGroupPlace(next)}
      />
    </Page>
  );
}
