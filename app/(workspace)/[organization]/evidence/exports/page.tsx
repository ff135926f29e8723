import type { Metadata } from "next";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { listExports } from "@/lib/evidence-exports/queries";
import { ExportDialog } from "./_components/export-dialog";
import { ExportTable } from "./_components/export-table";
import { RefreshWhile } from "@/components/feedback/refresh-while";

export const metadata: Metadata = { title: "Evidence exports" };

export default async function ExportsPage({ params }: { params: Promise<{ organization: string }> }) {
  const context = await requireOrganization((await params).organization);
  if (!mayOpenPage(context, "evidence.export")) return <NoAccess action="evidence.export" />;
  const exports = await listExports(context);
  const list = `/${context.organizationSlug}/evidence`;
  const isUnderWay = exports.some(({ state }) => state === "queued" || state === "running");
  return (
    <Page>
      <PageHeader
        crumbs={[{ label: "Evidence", href: list }, { label: "Exports" }]}
        title="Evidence exports"
        description="Signed bundles for auditors: daily evidence, the audit log with its proofs, alerts with their decisions, policies, and the verifier. They are kept for seven days."
        actions={<ExportDialog slug={context.organizationSlug} />}
      />
      <RefreshWhile isUnderWay={isUnderWay} />
      <ExportTable exports={exports} pathname={`${list}/exports`} />
    </Page>
  );
}
