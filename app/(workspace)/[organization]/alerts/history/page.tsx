import type { Metadata } from "next";
import type { SearchParams } from "@/components/data-table/list-location";
import { NoAccess } from "@/components/feedback/no-access";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { AlertsView } from "../_components/alerts-view";

export const metadata: Metadata = { title: "Alert history" };

type AlertHistoryPageProps = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<SearchParams>;
};

export default async function AlertHistoryPage({ params, searchParams }: AlertHistoryPageProps) {
  const context = await requireOrganization((await params).organization);
  if (!mayOpenPage(context, "alerts.read")) return <NoAccess action="alerts.read" />;
  return <AlertsView context={context} asked={await searchParams} scope="history" />;
}
