import type { Metadata } from "next";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { parseAlertFilters } from "@/lib/alerts/filters";
import { listAlerts } from "@/lib/alerts/queries";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { AlertTable } from "./_components/alert-table";

export const metadata: Metadata = { title: "Alerts" };

export default async function AlertsPage({ params }: { params: Promise<{ organization: string }> }) {
  const context = await requireOrganization((await params).organization);
  if (!mayOpenPage(context, "alerts.read")) return <NoAccess action="alerts.read" />;
  const { alerts } = await listAlerts(context, { scope: "active", filters: parseAlertFilters({}) });
  return (
    <Page>
      <PageHeader title="Alerts" description="What fires now and waits for somebody, the gravest first." />
      <AlertTable alerts={alerts} pathname={`/${context.organizationSlug}/alerts`} />
    </Page>
  );
}
