import type { Metadata } from "next";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listOwnActivity } from "@/lib/accounts/activity";
import { ActivityCursor } from "@/lib/accounts/schema";
import { requireOrganization } from "@/lib/auth/organization-context";
import { ActivityTable } from "./_components/activity-table";

export const metadata: Metadata = { title: "Account activity" };

type ActivityPageProps = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

export default async function AccountActivityPage({ params, searchParams }: ActivityPageProps) {
  const { viewer, organizationSlug } = await requireOrganization((await params).organization);
  const before = ActivityCursor.parse(valuesOfParam(await searchParams, "before")[0]);
  const { items, olderThan } = await listOwnActivity(viewer.id, before);
  const path = `/${organizationSlug}/settings/security/activity`;
  return (
    <Page width="content">
      <PageHeader
        title="Account activity"
        description="Your own sign-ins, failed attempts, and changes to how you sign in. What you do not recognise may have been somebody else: choose a new password."
      />
      <ActivityTable items={items} timeZone={viewer.timeZone} />
      <Pagination
        shown={items.length}
        noun="entries"
        previousHref={before === undefined ? undefined : path}
        nextHref={olderThan === null ? undefined : `${path}?before=${olderThan}`}
      />
    </Page>
  );
}
