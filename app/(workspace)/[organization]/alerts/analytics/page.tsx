import type { Metadata } from "next";
import { severityCategories } from "@/components/charts/severity-categories";
import { StackedBarChart } from "@/components/charts/stacked-bar-chart";
import { HelpLink } from "@/components/help/help-link";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Card, CardContent } from "@/components/ui/card";
import { Section } from "@/components/ui/section";
import { SegmentedLinks } from "@/components/ui/segmented-links";
import { ANALYTICS_DAYS, getAlertAnalytics, type AnalyticsRange } from "@/lib/alerts/analytics";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { AnalyticsFigures } from "./_components/analytics-figures";
import { NoisyPolicies } from "./_components/noisy-policies";
import { SeverityFigures } from "./_components/severity-figures";

export const metadata: Metadata = { title: "Alert analytics" };

type AnalyticsPageProps = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ range?: string | string[] }>;
};

const RANGES = Object.keys(ANALYTICS_DAYS) as AnalyticsRange[];

export default async function AlertAnalyticsPage({ params, searchParams }: AnalyticsPageProps) {
  const context = await requireOrganization((await params).organization);
  if (!mayOpenPage(context, "alerts.read")) return <NoAccess action="alerts.read" />;
  const asked = (await searchParams).range;
  const range = RANGES.find((each) => each === asked) ?? "30d";
  const analytics = await getAlertAnalytics(context, range);
  const base = `/${context.organizationSlug}/alerts`;
  return (
    <Page>
      <PageHeader
        title="Alert analytics"
        status={
          <HelpLink organization={context.organizationSlug} slug="alert-analytics" about="these figures" />
        }
        description="How often alerts fire, how soon somebody answers, and which policies cry wolf."
        actions={
          <SegmentedLinks
            label="Period"
            current={range}
            segments={RANGES.map((each) => ({
              value: each,
              label: `${ANALYTICS_DAYS[each]} d`,
              href: `${base}/analytics?range=${each}`,
            }))}
          />
        }
      />
      <AnalyticsFigures analytics={analytics} days={ANALYTICS_DAYS[range]} historyHref={`${base}/history`} />
      <Card>
        <CardContent>
          <StackedBarChart
            title="Alerts by day and severity"
            categories={severityCategories.filter(({ key }) => key !== "info")}
            points={analytics.days.map(({ day, counts }) => ({ at: day, ...counts }))}
            timeZone="UTC"
            empty={{
              title: "No alert fired in this period",
              reason: "Alerts are counted on the UTC day on which they fired.",
            }}
          />
        </CardContent>
      </Card>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 xl:grid-cols-2">
        <Section title="By severity">
          <SeverityFigures analytics={analytics} historyHref={`${base}/history`} />
        </Section>
        <Section title="Noisiest policies" description="Those that fired most often in the period.">
          <NoisyPolicies analytics={analytics} historyHref={`${base}/history`} />
        </Section>
      </div>
    </Page>
  );
}
