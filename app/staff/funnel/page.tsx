import type { Metadata } from "next";
import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { StatGrid, StatTile } from "@/components/feedback/stat-tile";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { ExactTime } from "@/components/time/exact-time";
import { Section } from "@/components/ui/section";
import { requireStaff } from "@/lib/auth/staff";
import { now } from "@/lib/core/clock";
import { formatDuration } from "@/lib/core/format/duration";
import { formatNumber } from "@/lib/core/format/number";
import { formatShare } from "@/lib/core/format/percent";
import { readFunnel, type Funnel, type FunnelStep } from "@/lib/onboarding/staff-queries";
import { STEP_LABELS, stepNumber } from "@/lib/onboarding/steps";
import { Filter } from "lucide-react";

export const metadata: Metadata = { title: "Funnel · Staff" };

const STEP_COLUMNS: readonly DataTableColumn<FunnelStep>[] = [
  { key: "step", header: "Step", cell: ({ step }) => `${stepNumber(step)}. ${STEP_LABELS[step]}` },
  { key: "viewed", header: "Viewed", align: "end", cell: ({ viewed }) => formatNumber(viewed) },
  {
    key: "completed",
    header: "Completed",
    align: "end",
    cell: ({ completed, viewed }) => `${formatNumber(completed)} (${formatShare(completed, viewed)})`,
  },
  { key: "skipped", header: "Skipped", align: "end", cell: ({ skipped }) => formatNumber(skipped) },
  {
    key: "abandoned",
    header: "Stopped for a day",
    align: "end",
    cell: ({ abandoned }) => formatNumber(abandoned),
  },
  {
    key: "drop",
    header: "Drop-off",
    align: "end",
    cell: ({ viewed, completed, skipped }) => formatShare(Math.max(0, viewed - completed - skipped), viewed),
  },
  {
    key: "time",
    header: "Median time",
    align: "end",
    cell: ({ medianSeconds }) => formatDuration(medianSeconds),
  },
];

const WISH_COLUMNS: readonly DataTableColumn<Funnel["wishes"][number]>[] = [
  { key: "name", header: "Organisation", cell: ({ name }) => name },
  { key: "email", header: "Asked by", cell: ({ email }) => <span className="break-all">{email}</span> },
  { key: "at", header: "When", cell: ({ completedAt }) => <ExactTime at={completedAt} timeZone="UTC" /> },
];

/** How far people come when they set up an organisation, and how many pay. */
export default async function StaffFunnelPage() {
  await requireStaff();
  const { steps, founded, paying, wishes } = await readFunnel(now());
  return (
    <Page>
      <PageHeader
        title="Funnel"
        description="Those who began to set up an organisation in the last 90 days."
      />
      <StatGrid>
        <StatTile label="Organisations founded" value={formatNumber(founded)} />
        <StatTile label="Paying today" value={formatNumber(paying)} />
        <StatTile label="Trial to paid" value={formatShare(paying, founded)} />
        <StatTile label="Asked for Enterprise" value={formatNumber(wishes.length)} />
      </StatGrid>
      <Section title="By step">
        <DataTable
          caption="Onboarding by step"
          noun="steps"
          columns={STEP_COLUMNS}
          rows={steps}
          rowKey={({ step }) => step}
          firstUse={null}
        />
      </Section>
      <Section title="Asked for Enterprise" description="They chose “talk to us” and wait for an answer.">
        <DataTable
          caption="Who asked for Enterprise"
          noun="requests"
          columns={WISH_COLUMNS}
          rows={wishes}
          rowKey={({ slug }) => slug}
          firstUse={
            <EmptyState
              icon={Filter}
              title="Nobody has asked"
              description="Whoever chooses “talk to us” at the last step is listed here until the plan is set."
            />
          }
        />
      </Section>
    </Page>
  );
}
