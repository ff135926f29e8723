import type { Metadata } from "next";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { listPolicyChoices } from "@/lib/alert-policies/choices";
import { startingPoint } from "@/lib/alert-policies/starting-points";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { PolicyEditor } from "../_components/policy-editor";
import { StartingPoints } from "./_components/starting-points";

export const metadata: Metadata = { title: "New alert policy" };

type NewPolicyPageProps = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

export default async function NewPolicyPage({ params, searchParams }: NewPolicyPageProps) {
  const [context, asked] = [await requireOrganization((await params).organization), await searchParams];
  if (!mayOpenPage(context, "alert-policies.manage")) return <NoAccess action="alert-policies.manage" />;
  const slug = context.organizationSlug;
  const list = `/${slug}/alerts/policies`;
  const initial = startingPoint({
    template: valuesOfParam(asked, "template")[0],
    kind: valuesOfParam(asked, "kind")[0],
  });
  return (
    <Page>
      <PageHeader
        crumbs={[{ label: "Alert policies", href: list }, { label: "New policy" }]}
        title="New alert policy"
        description={initial ? undefined : "Start from a policy that has proved useful, or from a kind."}
      />
      {initial ? (
        <PolicyEditor slug={slug} initial={initial} choices={await listPolicyChoices(context)} />
      ) : (
        <StartingPoints pathname={`${list}/new`} />
      )}
    </Page>
  );
}
