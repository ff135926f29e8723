import { Download } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { LiveRefresh } from "@/components/live/live-refresh";
import { RangeLinks } from "@/components/metrics/range-links";
import { StaleBanner } from "@/components/metrics/stale-banner";
import { Button } from "@/components/ui/button";
import { listMetricAlerts } from "@/lib/alerts/metric-alerts";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { getCollectionStatus } from "@/lib/collection/queries";
import { notFoundPage } from "@/lib/http/not-found-page";
import { isMetricType, METRICS } from "@/lib/metrics/catalogue";
import { getNamedHistory } from "@/lib/metrics/named-history";
import { parseRange } from "@/lib/metrics/ranges";
import { HistoryChart } from "./_components/history-chart";
import { HistoryFacts } from "./_components/history-facts";

type MetricPageProps = {
  params: Promise<{ organization: string; metric: string }>;
  searchParams: Promise<{ range?: string | string[]; compare?: string | string[] }>;
};

export async function generateMetadata({ params }: MetricPageProps): Promise<Metadata> {
  const { metric } = await params;
  return { title: isMetricType(metric) ? METRICS[metric].label : "Metric" };
}

export default async function MetricPage({ params, searchParams }: MetricPageProps) {
  const { organization, metric } = await params;
  const query = await searchParams;
  const context = await requireOrganization(organization);
  if (!mayOpenPage(context, "metrics.read")) return <NoAccess action="metrics.read" />;
  const range = parseRange(query.range);
  const compare = query.compare === "previous";
  const [status, history] = await Promise.all([
    getCollectionStatus(context),
    getNamedHistory(context, { name: decodeURIComponent(metric), range, compare }).catch(notFoundPage),
  ]);
  const alerts = context.permissions.includes("alerts.read")
    ? await listMetricAlerts(context, {
        metric: history.name,
        since: new Date(history.period.from),
        until: new Date(history.period.to),
      })
    : [];
  const base = `/${organization}/monitoring/${metric}`;
  const link = (next: { range?: string; compare?: boolean }) =>
    `${base}?range=${next.range ?? range}${(next.compare ?? compare) ? "&compare=previous" : ""}`;
  return (
    <Page>
      <LiveRefresh organization={organization} topic="metrics" announcement="Metrics updated" />
      <PageHeader
        title={history.label}
        description={
          history.metric
            ? `${history.metric.description} Normal: ${history.metric.normal}`
            : shownText(history.lines.length, history.series)
        }
        crumbs={[{ label: "Monitoring", href: `/${organization}/monitoring` }, { label: history.label }]}
        actions={
          <>
            <RangeLinks current={range} hrefOf={(each) => link({ range: each })} />
            <Button asChild>
              <Link
                href={link({ compare: !compare })}
                scroll={false}
                aria-current={compare ? "true" : undefined}
              >
                {compare ? "Hide previous period" : "Compare with previous"}
              </Link>
            </Button>
            <Button asChild>
              <a href={`${base}/history.csv?range=${range}`} download>
                <Download aria-hidden />
                CSV
              </a>
            </Button>
          </>
        }
      />
      <StaleBanner status={status} />
      <HistoryFacts history={history} range={range} />
      <HistoryChart history={history} range={range} compare={compare} alerts={alerts} />
    </Page>
  );
}

function shownText(shown: number, series: number): string {
  if (series === 1) return "Sent by your systems.";
  return series > shown
    ? `The newest ${shown} of ${series} series that you send.`
    : `${series} series that you send.`;
}
