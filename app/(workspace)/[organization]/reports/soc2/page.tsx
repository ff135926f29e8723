import type { Metadata } from "next";
import { valuesOfParam, listHref, type SearchParams } from "@/components/data-table/list-location";
import { HelpTerm } from "@/components/help/help-term";
import { HelpLink } from "@/components/help/help-link";
import { NoAccess } from "@/components/feedback/no-access";
import { RefreshWhile } from "@/components/feedback/refresh-while";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Pagination } from "@/components/ui/pagination";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { isId } from "@/lib/core/ids";
import { isMonthly, listReports } from "@/lib/soc2-report/queries";
import { ReportDialog } from "./_components/report-dialog";
import { ReportTable } from "./_components/report-table";
import { ScheduleCard } from "./_components/schedule-card";

export const metadata: Metadata = { title: "SOC 2 reports" };

const PAGE_SIZE = 25;

type ReportsPageProps = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

export default async function Soc2ReportsPage({ params, searchParams }: ReportsPageProps) {
  const [context, asked] = [await requireOrganization((await params).organization), await searchParams];
  if (!mayOpenPage(context, "evidence.read")) return <NoAccess action="evidence.read" />;
  const slug = context.organizationSlug;
  const location = { pathname: `/${slug}/reports/soc2`, params: asked };
  const [given = ""] = valuesOfParam(asked, "after");
  const after = isId(given) ? given : undefined;
  const { items, next } = await listReports(context, { after, limit: PAGE_SIZE });
  const mayMake = context.permissions.includes("evidence.export");
  return (
    <Page>
      <PageHeader
        title="SOC 2 reports"
        status={<HelpLink organization={slug} slug="make-a-soc2-report" about="these reports" />}
        description={
          <>
            The evidence of a period as a document for auditors, with a signed document that anybody can hold
            it against. It is no attestation, as a <HelpTerm term="type-ii-report">Type II report</HelpTerm>{" "}
            is.
          </>
        }
        actions={mayMake && <ReportDialog slug={slug} />}
      />
      <RefreshWhile isUnderWay={items.some(({ state }) => state === "queued" || state === "running")} />
      <div data-tour="soc2-reports">
        <ReportTable reports={items} pathname={location.pathname} mayDownload={mayMake} />
      </div>
      {items.length > 0 && (
        <Pagination
          shown={items.length}
          noun="reports"
          previousHref={after && listHref(location, { after: null })}
          nextHref={next === null ? undefined : listHref(location, { after: next })}
        />
      )}
      <ScheduleCard slug={slug} isMonthly={await isMonthly(context)} mayChange={mayMake} />
    </Page>
  );
}
