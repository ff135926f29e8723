import type { Metadata } from "next";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/ui/section";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { getLogRules } from "@/lib/log-rules/queries";
import { RuleTest } from "./_components/rule-test";
import { RulesList } from "./_components/rules-list";

export const metadata: Metadata = { title: "Log rules" };

export default async function LogRulesPage({ params }: { params: Promise<{ organization: string }> }) {
  const context = await requireOrganization((await params).organization);
  if (!mayOpenPage(context, "security-events.read")) return <NoAccess action="security-events.read" />;
  const { rules, version } = await getLogRules(context);
  const slug = context.organizationSlug;
  return (
    <Page>
      <PageHeader
        title="Log rules"
        description="Which log records that OpenTelemetry sends become security events. The first rule that fits counts; records that no rule fits are not kept."
      />
      <RulesList
        slug={slug}
        rules={rules}
        version={version}
        refusal={
          context.permissions.includes("log-rules.manage")
            ? undefined
            : "Only owners and admins can change these rules."
        }
      />
      <Section title="Try the rules" description="Paste a record to see what becomes of it. Nothing is kept.">
        <RuleTest slug={slug} />
      </Section>
    </Page>
  );
}
