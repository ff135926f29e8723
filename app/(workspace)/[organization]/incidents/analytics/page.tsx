import type { Metadata } from "next";
import { severityColors } from "@/components/charts/series-styles";
import { StackedBarChart } from "@/components/charts/stacked-bar-chart";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { NoAccess } from "@/components/feedback/no-access";
import { StatGrid, StatTile } from "@/components/feedback/stat-tile";
import { HelpLink } from "@/components/help/help-link";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { SegmentedLinks } from "@/components/ui/segmented-links";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { formatDuration } from "@/lib/core/format/duration";
import { formatPercent, formatShare } from "@/lib/core/format/percent";
import type { Mean } from "@/lib/incidents/metrics";
import {
  ANALYTICS_PERIODS,
  getIncidentAnalytics,
  type AnalyticsPeriod,
} from "@/lib/incidents/queries/analytics";
import { INCIDENT_SEVERITIES, SEVERITY_FACTS } from "@/lib/incidents/severity";
import { IncidentAreas } from "../_components/incident-areas";
import { SeverityFigures } from "./_components/severity-figures";

export const metadata: Metadata = { title: "Incident analytics" };

const PERIOD_LABELS: Record<AnalyticsPeriod, string> = { "30d": "30 d", "90d": "90 d", "365d": "1 y" };
const COLORS = { P1: severityColors.critical, P2: severityColors.high, P3: severityColors.medium } as const;

type AnalyticsPageProps = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

export default async function IncidentAnalyticsPage({ params, searchParams }: AnalyticsPageProps) {
  const [context, asked] = [await requireOrganization((await params).organization), await searchParams];
  if (!mayOpenPage(context, "incidents.read")) return <NoAccess action="incidents.read" />;
  const slug = context.organizationSlug;
  const [wanted = ""] = valuesOfParam(asked, "period");
  const period = isPeriod(wanted) ? wanted : "30d";
  const { all, previous, bySeverity, alerts, previousAlerts, weeks } = await getIncidentAnalytics(
    context,
    period,
  );
  return (
    <Page>
      <PageHeader
        title="Incident analytics"
        status={
          <HelpLink organization={slug} slug="incident-figures" about="how these means are calculated" />
        }
        description="How soon trouble is noticed, taken on and over, for incidents opened in the period."
        actions={
          <>
            <IncidentAreas slug={slug} current="analytics" />
            <SegmentedLinks
              label="Period"
              current={period}
              segments={Object.entries(PERIOD_LABELS).map(([value, label]) => ({
                value,
                label,
                href: `/${slug}/incidents/analytics?period=${value}`,
              }))}
            />
          </>
        }
      />
      <StatGrid>
        <MeanTile label="Mean time to detect" mean={all.mttd} before={previous.mttd} />
        <MeanTile label="Mean time to acknowledge" mean={all.mtta} before={previous.mtta} />
        <MeanTile label="Mean time to resolve" mean={all.mttr} before={previous.mttr} />
        <StatTile
          label="False positives"
          value={formatPercent(alerts.rate)}
          note={`${alerts.falsePositives} of ${alerts.fired} alerts; before: ${formatPercent(previousAlerts.rate)}`}
        />
        <StatTile
          label="Incidents"
          value={all.count}
          note={`Before: ${previous.count}`}
          href={`/${slug}/incidents`}
        />
        <StatTile
          label="Response targets kept"
          value={formatShare(all.targets.met, all.targets.decided)}
          note={`${all.targets.met} of ${all.targets.decided} decided`}
        />
      </StatGrid>
      <StackedBarChart
        title="Incidents opened"
        description="Each bar is a week, named by its first day."
        timeZone={context.organization.timeZone}
        categories={INCIDENT_SEVERITIES.map((severity) => ({
          key: severity,
          label: SEVERITY_FACTS[severity].label,
          color: COLORS[severity],
        }))}
        points={weeks.map(({ start, counts }) => ({ at: start.toISOString(), ...counts }))}
        empty={{ title: "No incidents in this period", reason: "Nothing was opened." }}
      />
      <SeverityFigures figures={bySeverity} />
    </Page>
  );
}

function MeanTile({ label, mean, before }: { label: string; mean: Mean; before: Mean }) {
  return (
    <StatTile
      label={label}
      value={formatDuration(mean.seconds)}
      note={
        mean.of === 0
          ? "Not assessed: no incident has come so far"
          : `Over ${mean.of}; before: ${formatDuration(before.seconds)}`
      }
    />
  );
}

function isPeriod(value: string): value is AnalyticsPeriod {
  return Object.hasOwn(ANALYTICS_PERIODS, value);
}
