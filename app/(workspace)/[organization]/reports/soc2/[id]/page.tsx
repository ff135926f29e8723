import { Download, FileCheck2 } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NoAccess } from "@/components/feedback/no-access";
import { RefreshWhile } from "@/components/feedback/refresh-while";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { isId } from "@/lib/core/ids";
import { notFoundPage } from "@/lib/http/not-found-page";
import { getReport, getReportModel } from "@/lib/soc2-report/queries";
import { ReportProgress } from "../_components/report-progress";
import { FigureComparison } from "./_components/figure-comparison";
import { ReportFacts } from "./_components/report-facts";
import { RequirementChanges } from "./_components/requirement-changes";

export const metadata: Metadata = { title: "SOC 2 report" };

type ReportPageProps = { params: Promise<{ organization: string; id: string }> };

export default async function Soc2ReportPage({ params }: ReportPageProps) {
  const { organization, id } = await params;
  const context = await requireOrganization(organization);
  if (!mayOpenPage(context, "evidence.read")) return <NoAccess action="evidence.read" />;
  if (!isId(id)) notFound();
  const report = await getReport(context, id).catch(notFoundPage);
  const model = report.state === "ready" ? await getReportModel(context, id) : null;
  const list = `/${context.organizationSlug}/reports/soc2`;
  const period = `${report.fromDay} to ${report.toDay}`;
  return (
    <Page>
      <PageHeader
        crumbs={[{ label: "SOC 2 reports", href: list }, { label: period }]}
        title={`SOC 2 report of ${period}`}
        description={
          model
            ? `Compared with ${model.previous_period.from_day} to ${model.previous_period.to_day}, the same number of days. It is not an attestation.`
            : "It is shown here as soon as it is made."
        }
        actions={
          model && context.permissions.includes("evidence.export") && <Downloads path={`${list}/${id}`} />
        }
      />
      <RefreshWhile isUnderWay={report.state === "queued" || report.state === "running"} />
      {model ? (
        <>
          <FigureComparison model={model} />
          <RequirementChanges model={model} />
          <ReportFacts report={report} />
        </>
      ) : (
        <ReportProgress report={report} />
      )}
    </Page>
  );
}

function Downloads({ path }: { path: string }) {
  return (
    <>
      <Button asChild>
        <a href={`${path}/document`} download>
          <FileCheck2 aria-hidden />
          Signed document
        </a>
      </Button>
      <Button asChild variant="primary">
        <a href={`${path}/pdf`} download>
          <Download aria-hidden />
          Download PDF
        </a>
      </Button>
    </>
  );
}
