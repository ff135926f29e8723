import type { Metadata } from "next";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { formatDay, formatMinute } from "@/lib/core/format/date-time";
import { notFoundPage } from "@/lib/http/not-found-page";
import { getOperationsReport } from "@/lib/operations-report/queries";
import { AlertFigures } from "./_components/alert-figures";
import { CapacityFigures } from "./_components/capacity-figures";
import { HealthFigures } from "./_components/health-figures";
import { SlowestRoutes } from "./_components/slowest-routes";

export const metadata: Metadata = { title: "Operations report" };

type ReportPageProps = { params: Promise<{ organization: string; date: string }> };

export default async function OperationsReportPage({ params }: ReportPageProps) {
  const { organization, date } = await params;
  const context = await requireOrganization(organization);
  if (!mayOpenPage(context, "metrics.read")) return <NoAccess action="metrics.read" />;
  const report = await getOperationsReport(context, date).catch(notFoundPage);
  const { figures, periodFrom, periodTo, timeZone } = report;
  const day = formatDay(periodTo, timeZone);
  return (
    <Page>
      <PageHeader
        crumbs={[
          { label: "Operations reports", href: `/${context.organizationSlug}/reports/operations` },
          { label: day },
        ]}
        title={`Operations report of ${day}`}
        description={`From ${formatMinute(periodFrom, timeZone)} to ${formatMinute(periodTo, timeZone)} (${timeZone}). Figures as they stood then; a dash means not assessed.`}
      />
      <HealthFigures health={figures.health} />
      <AlertFigures figures={figures} />
      <SlowestRoutes routes={figures.slowestRoutes} />
      <CapacityFigures capacity={figures.capacity} />
    </Page>
  );
}
