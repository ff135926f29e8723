import type { Metadata } from "next";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/ui/section";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { now } from "@/lib/core/clock";
import { readUsage } from "@/lib/plans/usage";
import { CurrentPlan } from "./_components/current-plan";
import { LimitBars } from "./_components/limit-bars";
import { PlanTable } from "./_components/plan-table";
import { UsageTable } from "./_components/usage-table";

export const metadata: Metadata = { title: "Plan and usage" };

export default async function PlanPage({ params }: { params: Promise<{ organization: string }> }) {
  const context = await requireOrganization((await params).organization);
  if (!mayOpenPage(context, "billing.read")) return <NoAccess action="billing.read" />;
  const usage = await readUsage(context);
  const { plan } = context.subscription;
  return (
    <Page>
      <PageHeader title="Plan and usage" description="What the organisation may use, and what it uses." />
      <CurrentPlan subscription={context.subscription} now={now()} timeZone={context.viewer.timeZone} />
      <Section title="Limits" description="Owners are told at 80 % and when nothing is left.">
        <LimitBars limits={usage.limits} plan={plan} />
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
