import type { Metadata } from "next";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { now } from "@/lib/core/clock";
import { wallClockAt } from "@/lib/core/zoned-time";
import { listPeople } from "@/lib/on-call/queries";
import { ScheduleEditor } from "../_components/schedule-editor";

export const metadata: Metadata = { title: "New schedule" };

export default async function NewSchedulePage({ params }: { params: Promise<{ organization: string }> }) {
  const context = await requireOrganization((await params).organization);
  if (!mayOpenPage(context, "on-call.manage")) return <NoAccess action="on-call.manage" />;
  const slug = context.organizationSlug;
  const { timeZone } = context.organization;
  const at = now();
  return (
    <Page>
      <PageHeader
        crumbs={[{ label: "On call", href: `/${slug}/on-call` }, { label: "New schedule" }]}
        title="New schedule"
        description="People take turns; alerts reach whoever has the shift."
      />
      <ScheduleEditor
        slug={slug}
        people={await listPeople(context)}
        saved={null}
        draft={{ name: "", description: "", timeZone, layers: [] }}
        today={wallClockAt(timeZone, at).date}
        now={at}
      />
    </Page>
  );
}
