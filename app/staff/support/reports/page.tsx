import { Download } from "lucide-react";
import type { Metadata } from "next";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { StatGrid, StatTile } from "@/components/feedback/stat-tile";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { RelativeTime } from "@/components/time/relative-time";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { SegmentedLinks } from "@/components/ui/segmented-links";
import { requireDesk } from "@/lib/auth/support-desk";
import { now } from "@/lib/core/clock";
import { formatDuration } from "@/lib/core/format/duration";
import { absent, formatNumber } from "@/lib/core/format/number";
import { formatShare } from "@/lib/core/format/percent";
import { lastDays, REPORT_DAYS, toReportDays } from "@/lib/support/reports/period";
import { readSupportReport } from "@/lib/support/reports/queries";
import { TICKET_AREA_LABELS, TICKET_AREAS } from "@/lib/support/tickets/vocabulary";
import { DeskAreas } from "../_components/desk-areas";
import { PromiseTable } from "./_components/promise-table";
import { VolumeTable } from "./_components/volume-table";

export const metadata: Metadata = { title: "Support reports · Staff" };

const PLACE = "/staff/support/reports";

export default async function SupportReportsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireDesk();
  const days = toReportDays(valuesOfParam(await searchParams, "days")[0]);
  const report = await readSupportReport(lastDays(days, now()));
  const { backlog, csat } = report;
  const first = report.promises.find(({ target }) => target === "first_response");
  const ended = (first?.met ?? 0) + (first?.breached ?? 0);
  return (
    <Page>
      <PageHeader
        title="Support reports"
        description={`The last ${days} days: ${formatNumber(report.opened)} tickets opened, ${formatNumber(report.solved)} solved.`}
        actions={<DeskAreas current="reports" />}
      />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <SegmentedLinks
          label="Period"
          current={days}
          segments={REPORT_DAYS.map((value) => ({
            value,
            label: `${value} days`,
            href: `${PLACE}?days=${value}`,
          }))}
        />
        <Button asChild>
          <a href={`${PLACE}/csv?days=${days}`} download>
            <Download aria-hidden />
            Download CSV
          </a>
        </Button>
      </div>
      <StatGrid>
        <StatTile
          label="First answers in time"
          value={formatShare(first?.met ?? 0, ended)}
          note={ended === 0 ? "No first answer was due" : `Of ${formatNumber(ended)} that were due`}
        />
        <StatTile
          label="Time to the first answer"
          value={formatDuration(report.firstResponseMedianSeconds)}
          note={
            report.firstResponseP90Seconds === null
              ? "Nothing was answered"
              : `Half take less; nine in ten less than ${formatDuration(report.firstResponseP90Seconds)}`
          }
        />
        <StatTile
          label="Rating of customers"
          value={csat.average === null ? absent : `${formatNumber(csat.average, 1)} of 5`}
          note={csat.answers === 0 ? "Nobody rated a ticket" : `${formatNumber(csat.answers)} ratings`}
        />
        <StatTile
          label="Backlog now"
          value={formatNumber(backlog.open)}
          note={
            backlog.oldestOpenedAt === null ? (
              `${formatNumber(backlog.waiting)} more wait for their customer`
            ) : (
              <>
                Oldest from <RelativeTime at={backlog.oldestOpenedAt} /> · {formatNumber(backlog.waiting)}{" "}
                wait for their customer
              </>
            )
          }
        />
      </StatGrid>
      <Section title="Promises" description="Kept and missed, of those that ended in this period.">
        <PromiseTable promises={report.promises} />
      </Section>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-2">
        <Section title="Tickets by area">
          <VolumeTable
            caption="Tickets by area"
            rows={report.byArea.map(({ name, tickets }) => {
              const area = TICKET_AREAS.find((known) => known === name);
              return { name: area ? TICKET_AREA_LABELS[area] : name, tickets };
            })}
            emptyTitle="No ticket was opened"
          />
        </Section>
        <Section title="Tickets by label">
          <VolumeTable caption="Tickets by label" rows={report.byLabel} emptyTitle="No ticket has a label" />
        </Section>
      </div>
    </Page>
  );
}
