import type { Metadata } from "next";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { ReportInput } from "@/lib/support/requests/schema";
import { severityChoices } from "@/lib/support/requests/severity-gate";
import { ReportForm } from "./_components/report-form";

export const metadata: Metadata = { title: "Report an issue" };

type ReportPageProps = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

/** The form, with the page and the request that its opener came from, which can be left out. */
export default async function ReportPage({ params, searchParams }: ReportPageProps) {
  const [context, asked] = [await requireOrganization((await params).organization), await searchParams];
  if (!mayOpenPage(context, "support.write")) return <NoAccess action="support.write" />;
  const slug = context.organizationSlug;
  const given = (name: "page" | "requestId", param: string) =>
    ReportInput.shape[name].safeParse(valuesOfParam(asked, param)[0] ?? null).data ?? null;
  return (
    <Page width="content">
      <PageHeader
        crumbs={[{ label: "My requests", href: `/${slug}/support` }, { label: "Report an issue" }]}
        title="Report an issue"
        description="Say what does not work, or ask. You are mailed each answer and find it under My requests."
      />
      <ReportForm
        slug={slug}
        draftKey={`report-${context.organizationId}-${context.viewer.id}`}
        severities={severityChoices(context.subscription)}
        page={given("page", "page")}
        requestId={given("requestId", "request")}
        subject={valuesOfParam(asked, "subject")[0]?.slice(0, 200) ?? ""}
      />
    </Page>
  );
}
