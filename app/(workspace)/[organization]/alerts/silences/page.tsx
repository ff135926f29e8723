import type { Metadata } from "next";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { NoAccess } from "@/components/feedback/no-access";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { silenceOfAlert } from "@/lib/routing/windows/silence-of-alert";
import { WindowsPage } from "../_components/windows/windows-page";

export const metadata: Metadata = { title: "Silences" };

type SilencesPageProps = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<SearchParams>;
};

export default async function SilencesPage({ params, searchParams }: SilencesPageProps) {
  const context = await requireOrganization((await params).organization);
  if (!mayOpenPage(context, "silences.read")) return <NoAccess action="silences.read" />;
  const asked = await searchParams;
  const [alertId] = valuesOfParam(asked, "alert");
  return (
    <WindowsPage
      context={context}
      kind="silence"
      title="Silences"
      description="Alerts that everybody knows of and nobody needs to hear of again, until an end and for a reason."
      searchParams={asked}
      prefilled={alertId === undefined ? undefined : await silenceOfAlert(context, alertId)}
    />
  );
}
