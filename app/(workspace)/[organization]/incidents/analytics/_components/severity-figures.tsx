import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { IncidentSeverityBadge } from "@/components/incidents/incident-badges";
import { Section } from "@/components/ui/section";
import { formatDuration } from "@/lib/core/format/duration";
import { formatShare } from "@/lib/core/format/percent";
import type { IncidentMetrics } from "@/lib/incidents/metrics";
import type { IncidentSeverity } from "@/lib/incidents/severity";

type Figures = { severity: IncidentSeverity; metrics: IncidentMetrics };

const COLUMNS: readonly DataTableColumn<Figures>[] = [
  {
    key: "severity",
    header: "Severity",
    cell: ({ severity }) => <IncidentSeverityBadge severity={severity} />,
  },
  { key: "count", header: "Incidents", align: "end", cell: ({ metrics }) => metrics.count },
  {
    key: "mttd",
    header: "To detect",
    align: "end",
    cell: ({ metrics }) => formatDuration(metrics.mttd.seconds),
  },
  {
    key: "mtta",
    header: "To acknowledge",
    align: "end",
    cell: ({ metrics }) => formatDuration(metrics.mtta.seconds),
  },
  {
    key: "mttr",
    header: "To resolve",
    align: "end",
    cell: ({ metrics }) => formatDuration(metrics.mttr.seconds),
  },
  {
    key: "targets",
    header: "Targets kept",
    align: "end",
    cell: ({ metrics: { targets } }) => formatShare(targets.met, targets.decided),
  },
];

export function SeverityFigures({ figures }: { figures: readonly Figures[] }) {
  return (
    <Section title="By severity">
      <DataTable
        caption="Figures by severity"
        noun="severities"
        columns={COLUMNS}
        rows={figures}
        rowKey={({ severity }) => severity}
        firstUse={<EmptyState title="No figures" />}
      />
    </Section>
  );
}
