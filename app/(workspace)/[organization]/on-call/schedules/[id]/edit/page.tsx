import type { Metadata } from "next";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { now } from "@/lib/core/clock";
import { wallClockAt } from "@/lib/core/zoned-time";
import { notFoundPage } from "@/lib/http/not-found-page";
import { getSchedule, listPeople } from "@/lib/on-call/queries";
import { ScheduleEditor } from "../../_components/schedule-editor";

export const metadata: Metadata = { title: "Edit schedule" };

type EditSchedulePageProps = { params: Promise<{ organization: string; id: string }> };

export default async function EditSchedulePage({ params }: EditSchedulePageProps) {
  const { organization, id } = await params;
  const context = await requireOrganization(organization);
  if (!mayOpenPage(context, "on-call.manage")) return <NoAccess action="on-call.manage" />;
  const schedule = await getSchedule(context, id).catch(notFoundPage);
  const slug = context.organizationSlug;
  const { name, description, version, rules } = schedule;
  const { timeZone, layers, overrides } = rules;
  const at = now();
  return (
    <Page>
      <PageHeader
        crumbs={[
          { label: "On call", href: `/${slug}/on-call` },
          { label: name, href: `/${slug}/on-call/schedules/${id}` },
          { label: "Edit" },
        ]}
        title={`Edit ${name}`}
      />
      <ScheduleEditor
        slug={slug}
        people={await listPeople(context)}
        saved={{ id, version, overrides }}
        draft={{ name, description, timeZone, layers }}
        today={wallClockAt(timeZone, at).date}
        now={at}
      />
    </Page>
  );
}
