import type { Metadata } from "next";
import { NoAccess } from "@/components/feedback/no-access";
import { HelpLink } from "@/components/help/help-link";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { listRules } from "@/lib/incidents/queries/list-rules";
import { IncidentAreas } from "../_components/incident-areas";
import { RuleDialog } from "./_components/rule-dialog";
import { RuleList } from "./_components/rule-list";

export const metadata: Metadata = { title: "Correlation rules" };

export default async function RulesPage({ params }: { params: Promise<{ organization: string }> }) {
  const context = await requireOrganization((await params).organization);
  if (!mayOpenPage(context, "incidents.read")) return <NoAccess action="incidents.read" />;
  const slug = context.organizationSlug;
  const rules = await listRules(context);
  const mayChange = context.permissions.includes("incidents.manage");
  return (
    <Page>
      <PageHeader
        title="Correlation rules"
        status={
          <HelpLink
            organization={slug}
            slug="alerts-become-incidents"
            about="when alerts become an incident"
          />
        }
        description="Which alerts become an incident together. Rules are tried from the top; the first that takes an alert keeps it."
        actions={
          <>
            <IncidentAreas slug={slug} current="rules" />
            {mayChange && <RuleDialog slug={slug} label="New rule" />}
          </>
        }
      />
      <RuleList slug={slug} rules={rules} mayChange={mayChange} />
    </Page>
  );
}
