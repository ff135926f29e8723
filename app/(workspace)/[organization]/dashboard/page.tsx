import type { Metadata } from "next";
import { Banner } from "@/components/feedback/banner";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { LiveRefresh } from "@/components/live/live-refresh";
import { FirstMetric } from "@/components/metrics/first-metric";
import { StaleBanner } from "@/components/metrics/stale-banner";
import { TourOffer } from "@/components/tours/tour-offer";
import { Card } from "@/components/ui/card";
import { Section } from "@/components/ui/section";
import { requireOrganization } from "@/lib/auth/organization-context";
import { getDashboard } from "@/lib/dashboard/queries";
import { findGettingStarted } from "@/lib/getting-started/queries";
import { metricsEndpoint } from "@/lib/metrics/endpoint";
import { createMetricsKeyAction } from "../monitoring/actions";
import { AttentionList } from "./_components/attention-list";
import { GettingStartedCard } from "./_components/getting-started";
import { KeyFigures } from "./_components/key-figures";
import { TrendChart } from "./_components/trend-chart";

export const metadata: Metadata = { title: "Dashboard" };

export default async function DashboardPage({ params }: { params: Promise<{ organization: string }> }) {
  const context = await requireOrganization((await params).organization);
  const [{ attention, collection, metrics, pushed }, firstSteps] = await Promise.all([
    getDashboard(context),
    findGettingStarted(context),
  ]);
  const slug = context.organizationSlug;
  const mayCreateKey = context.permissions.includes("api-keys.manage");
  return (
    <Page>
      <LiveRefresh organization={slug} topic="metrics" announcement="Dashboard updated" />
      <LiveRefresh organization={slug} topic="alerts" announcement="Alerts updated" />
      <PageHeader title="Dashboard" description={`${context.organization.name}, the last 24 hours.`} />
      <TourOffer />
      {firstSteps && <GettingStartedCard slug={slug} {...firstSteps} />}
      {collection && <StaleBanner status={collection} />}
      {collection?.state === "never" && (
        <Banner title="The first collection is on its way">
          Figures of your organisation arrive every five minutes; this page shows them by itself.
        </Banner>
      )}
      <AttentionList slug={slug} items={attention} />
      {metrics && (
        <div data-tour="key-figures">
          <KeyFigures slug={slug} metrics={metrics} />
        </div>
      )}
      {pushed?.length === 0 && (
        <Card>
          <FirstMetric
            endpoint={metricsEndpoint()}
            createKey={mayCreateKey ? createMetricsKeyAction.bind(null, slug) : undefined}
          />
        </Card>
      )}
      {metrics && (
        <Section title="Trends">
          <div className="grid gap-4 xl:grid-cols-2">
            <TrendChart title="Latency" metrics={["api_latency_ms", "api_latency_p95_ms"]} data={metrics} />
            <TrendChart title="Requests" metrics={["request_count"]} data={metrics} />
            <TrendChart title="Security events" metrics={["security_events"]} data={metrics} />
            <TrendChart title="Host" metrics={["cpu_usage", "memory_usage"]} data={metrics} />
          </div>
        </Section>
      )}
    </Page>
  );
}
