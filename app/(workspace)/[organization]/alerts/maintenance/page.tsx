import type { Metadata } from "next";
import type { SearchParams } from "@/components/data-table/list-location";
import { NoAccess } from "@/components/feedback/no-access";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { WindowsPage } from "../_components/windows/windows-page";

export const metadata: Metadata = { title: "Maintenance" };

type MaintenancePageProps = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<SearchParams>;
};

export default async function MaintenancePage({ params, searchParams }: MaintenancePageProps) {
  const context = await requireOrganization((await params).organization);
  if (!mayOpenPage(context, "silences.read")) return <NoAccess action="silences.read" />;
  return (
    <WindowsPage
      context={context}
      kind="maintenance"
      title="Maintenance"
      description="Announced work, on some services or on everything, during which nobody is woken."
      searchParams={await searchParams}
    />
  );
}
