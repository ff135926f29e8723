import type { Metadata } from "next";
import { NoAccess } from "@/components/feedback/no-access";
import { RefreshWhile } from "@/components/feedback/refresh-while";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { listDataExports } from "@/lib/data-exports/queries";
import { DataExportButton } from "./_components/data-export-button";
import { DataExportTable } from "./_components/data-export-table";

export const metadata: Metadata = { title: "Data export" };

export default async function DataExportPage({ params }: { params: Promise<{ organization: string }> }) {
  const context = await requireOrganization((await params).organization);
  if (!mayOpenPage(context, "organization.export")) return <NoAccess action="organization.export" />;
  const exports = await listDataExports(context);
  const isUnderWay = exports.some(({ state }) => state === "queued" || state === "running");
  return (
    <Page>
      <PageHeader
        title="Data export"
        description="Everything the organisation keeps here, as one ZIP archive of JSON Lines with a signed list of its files. Secrets are never in it. It can be downloaded for seven days, and each download stands in the audit log."
        actions={
          <DataExportButton
            slug={context.organizationSlug}
            refusal={isUnderWay ? "An export is under way." : undefined}
          />
        }
      />
      <RefreshWhile isUnderWay={isUnderWay} />
      <DataExportTable
        exports={exports}
        pathname={`/${context.organizationSlug}/settings/data-export`}
        timeZone={context.viewer.timeZone}
      />
    </Page>
  );
}
