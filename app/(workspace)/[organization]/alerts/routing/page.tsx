import type { Metadata } from "next";
import { NoAccess } from "@/components/feedback/no-access";
import { HelpLink } from "@/components/help/help-link";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/ui/section";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { getRoutingSettings, listInhibitionRules, listPolicyNames } from "@/lib/routing/queries";
import { InhibitionRules } from "./_components/inhibition-rules";
import { SettingsForm } from "./_components/settings-form";
import { Simulator } from "./_components/simulator";

export const metadata: Metadata = { title: "Alert routing" };

export default async function RoutingPage({ params }: { params: Promise<{ organization: string }> }) {
  const context = await requireOrganization((await params).organization);
  if (!mayOpenPage(context, "alert-policies.read")) return <NoAccess action="alert-policies.read" />;
  const [settings, rules, policies] = await Promise.all([
    getRoutingSettings(context),
    listInhibitionRules(context),
    listPolicyNames(context),
  ]);
  const { organizationSlug: slug, viewer } = context;
  const refusal = context.permissions.includes("alert-policies.manage")
    ? undefined
    : "Only owners and admins can change this.";
  return (
    <Page>
      <PageHeader
        title="Routing"
        description="What happens between an alert that fires and somebody who is told of it."
      />
      <Section
        title="Who would be told"
        description="Asks the same rules as real alerts do, as if it fired now for the first time. Nobody is told."
        actions={<HelpLink organization={slug} slug="who-is-told" about="who is told of an alert" />}
      >
        <Simulator slug={slug} policies={policies} />
      </Section>
      <Section
        title="Inhibition"
        description="While an alert of the source fires, nobody is told of its consequences."
        actions={<HelpLink organization={slug} slug="too-many-alerts" about="fewer alerts" />}
      >
        <InhibitionRules slug={slug} rules={rules} refusal={refusal} />
      </Section>
      <Section
        title="Grouping, limits and hours"
        description="What is critical or over never waits."
        actions={<HelpLink organization={slug} slug="quiet-hours" about="working hours and quiet hours" />}
      >
        <SettingsForm
          key={settings.version}
          slug={slug}
          settings={settings}
          timeZone={viewer.timeZone}
          refusal={refusal}
        />
      </Section>
    </Page>
  );
}
