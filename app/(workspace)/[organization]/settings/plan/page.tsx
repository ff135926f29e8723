import type { Metadata } from "next";
import { HelpLink } from "@/components/help/help-link";
import { NoAccess } from "@/components/feedback/no-access";
import { LimitBar } from "@/components/plans/limit-bar";
import { PlanTable } from "@/components/plans/plan-table";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { Section } from "@/components/ui/section";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { readTokenMonth } from "@/lib/billing/queries";
import { now } from "@/lib/core/clock";
import { PLANS } from "@/lib/plans/plans";
import { readUsage } from "@/lib/plans/usage";
import { CurrentPlan } from "./_components/current-plan";
import { UsageTable } from "./_components/usage-table";

export const metadata: Metadata = { title: "Plan and usage" };

export default async function PlanPage({ params }: { params: Promise<{ organization: string }> }) {
  const context = await requireOrganization((await params).organization);
  if (!mayOpenPage(context, "billing.read")) return <NoAccess action="billing.read" />;
  const { plan } = context.subscription;
  const [usage, tokens] = await Promise.all([readUsage(context), readTokenMonth(context)]);
  return (
    <Page>
      <PageHeader
        title="Plan and usage"
        status={
          <HelpLink
            organization={context.organizationSlug}
            slug="plan-usage"
            about="what counts towards the plan"
          />
        }
        description="What the organisation may use, and what it uses."
      />
      <CurrentPlan subscription={context.subscription} now={now()} timeZone={context.viewer.timeZone} />
      <Section title="Limits" description="Owners are told at 80 % and when nothing is left.">
        <Card className="grid gap-5 p-4 md:grid-cols-2">
          {usage.limits.map((use) => (
            <LimitBar key={use.limit} {...use} />
          ))}
          <LimitBar
            limit="tokens-per-month"
            used={tokens.usedTokens}
            allowed={PLANS[plan].limits["tokens-per-month"]}
          />
        </Card>
      </Section>
      <Section title="Plans" description="What each plan has. Nothing is deleted by a smaller plan.">
        <PlanTable current={plan} />
      </Section>
      <Section title="By day" description="The last 30 days in UTC. Metric points are counted hourly.">
        <UsageTable days={usage.days} />
      </Section>
    </Page>
  );
}
