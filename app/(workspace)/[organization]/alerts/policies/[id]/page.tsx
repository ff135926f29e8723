import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NoAccess } from "@/components/feedback/no-access";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { StatusBadge } from "@/components/feedback/status";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { parseAlertFilters } from "@/lib/alerts/filters";
import { listAlerts } from "@/lib/alerts/queries";
import { findPolicy, listPolicyNames, listVersions } from "@/lib/alert-policies/queries";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { now } from "@/lib/core/clock";
import { fromClockText, toClockText } from "@/lib/core/zoned-time";
import { PolicyState } from "../_components/policy-state";
import { PolicyActions } from "./_components/policy-actions";
import { PolicyAlerts } from "./_components/policy-alerts";
import { PolicyFacts } from "./_components/policy-facts";
import { PolicyMoment } from "./_components/policy-moment";
import { PolicyQualityTiles } from "./_components/policy-quality-tiles";
import { VersionList } from "./_components/version-list";

export const metadata: Metadata = { title: "Alert policy" };

type PolicyPageProps = {
  params: Promise<{ organization: string; id: string }>;
  searchParams: Promise<SearchParams>;
};

export default async function PolicyPage({ params, searchParams }: PolicyPageProps) {
  const { organization, id } = await params;
  const context = await requireOrganization(organization);
  if (!mayOpenPage(context, "alert-policies.read")) return <NoAccess action="alert-policies.read" />;
  const policy = (await findPolicy(context, id)) ?? notFound();
  const [versions, policyNames, { alerts }] = await Promise.all([
    listVersions(context, { id }),
    listPolicyNames(context),
    listAlerts(context, { scope: "history", filters: parseAlertFilters({ policy: id, range: "all" }) }),
  ]);
  const slug = context.organizationSlug;
  const { timeZone } = context.viewer;
  const [asked = ""] = valuesOfParam(await searchParams, "at");
  const at = fromClockText(timeZone, asked) ?? now();
  const mayManage = context.permissions.includes("alert-policies.manage");
  return (
    <Page>
      <PageHeader
        crumbs={[{ label: "Alert policies", href: `/${slug}/alerts/policies` }, { label: policy.policyName }]}
        title={policy.policyName}
        description={policy.description}
        status={
          <>
            <StatusBadge status={policy.severity} />
            <PolicyState policy={policy} />
          </>
        }
        actions={mayManage && <PolicyActions slug={slug} id={id} name={policy.policyName} />}
      />
      <PolicyQualityTiles policy={policy} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
          {context.permissions.includes("alerts.read") && (
            <PolicyMoment
              context={context}
              policyId={id}
              at={at}
              local={toClockText(timeZone, at)}
              timeZone={timeZone}
            />
          )}
          <PolicyAlerts alerts={alerts} alertsPath={`/${slug}/alerts`} />
          <VersionList
            slug={slug}
            id={id}
            current={policy.version}
            versions={versions.items}
            mayManage={mayManage}
          />
        </div>
        <PolicyFacts policy={policy} policyNames={policyNames} />
      </div>
    </Page>
  );
}
