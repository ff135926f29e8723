import type { Metadata } from "next";
import { ActiveAlertsPanel } from "@/components/alerts/active-alerts-panel";
import { NoAccess } from "@/components/feedback/no-access";
import { StatGrid } from "@/components/feedback/stat-tile";
import { HelpLink } from "@/components/help/help-link";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { LiveRefresh } from "@/components/live/live-refresh";
import { MetricTile } from "@/components/metrics/metric-tile";
import { RangeLinks } from "@/components/metrics/range-links";
import { StaleBanner } from "@/components/metrics/stale-banner";
import { Section } from "@/components/ui/section";
import { parseAlertFilters } from "@/lib/alerts/filters";
import { listAlerts } from "@/lib/alerts/queries";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { getCollectionStatus } from "@/lib/collection/queries";
import { METRIC_TYPES, metricsOf } from "@/lib/metrics/catalogue";
import { metricsEndpoint } from "@/lib/metrics/endpoint";
import { listPushedMetrics } from "@/lib/metrics/pushed-series";
import { getHistories } from "@/lib/metrics/queries";
import { parseRange } from "@/lib/metrics/ranges";
import { getSeriesUsage } from "@/lib/metrics/series-usage";
import { CollectionPanel } from "./_components/collection-panel";
import { PushedMetrics } from "./_components/pushed-metrics";
import { SeriesUsage } from "./_components/series-usage";
import { createMetricsKeyAction } from "./actions";

export const metadata: Metadata = { title: "Monitoring" };

type MonitoringPageProps = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ range?: string | string[] }>;
};

export default async function MonitoringPage({ params, searchParams }: MonitoringPageProps) {
  const context = await requireOrganization((await params).organization);
  if (!mayOpenPage(context, "metrics.read")) return <NoAccess action="metrics.read" />;
  const range = parseRange((await searchParams).range);
  const [status, { histories }, pushed, usage, active] = await Promise.all([
    getCollectionStatus(context),
    getHistories(context, { metrics: METRIC_TYPES, range }),
    listPushedMetrics(context),
    getSeriesUsage(context),
    listAlerts(context, { scope: "active", filters: parseAlertFilters({}) }),
  ]);
  const slug = context.organizationSlug;
  const base = `/${slug}/monitoring`;
  const tiles = (source: "organisation" | "platform") => (
    <StatGrid>
      {metricsOf(source).map((metric) => (
        <MetricTile
          key={metric.type}
          metric={metric}
          points={histories[metric.type].points}
          href={`${base}/${metric.type}?range=${range}`}
        />
      ))}
    </StatGrid>
  );
  return (
    <Page>
      <LiveRefresh organization={slug} topic="metrics" announcement="Metrics updated" />
      <PageHeader
        title="Monitoring"
        description="What the collection measures every five minutes, and what you send."
        actions={
          <div data-tour="time-range">
            <RangeLinks current={range} hrefOf={(each) => `${base}?range=${each}`} />
          </div>
        }
      />
      <StaleBanner status={status} />
      <CollectionPanel
        slug={slug}
        status={status}
        mayCollect={context.permissions.includes("collection.run")}
      />
      <LiveRefresh organization={slug} topic="alerts" announcement="Alerts updated" />
      <ActiveAlertsPanel slug={slug} alerts={active.alerts} counts={active.counts} />
      <Section title="System health" description="The installation that all organisations share.">
        {tiles("platform")}
      </Section>
      <Section
        title="Your organisation"
        description="Counts are for each five minutes. No request means no data."
      >
        {tiles("organisation")}
      </Section>
      <Section
        title="Metrics you send"
        actions={<HelpLink organization={slug} slug="series-limit" about="what counts as a series" />}
      >
        {usage.used > 0 && <SeriesUsage {...usage} />}
        <div data-tour="own-metrics">
          <PushedMetrics
            slug={slug}
            metrics={pushed}
            endpoint={metricsEndpoint()}
            createKey={
              context.permissions.includes("api-keys.manage")
                ? createMetricsKeyAction.bind(null, slug)
                : undefined
            }
          />
        </div>
      </Section>
    </Page>
  );
}
