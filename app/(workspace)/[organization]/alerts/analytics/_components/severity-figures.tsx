import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { StatusText } from "@/components/feedback/status";
import type { AlertAnalytics, AlertFigures } from "@/lib/alerts/analytics";
import { GRAVEST_FIRST, type AlertSeverity } from "@/lib/alerts/severity";
import { formatDuration } from "@/lib/core/format/duration";
import { countedHref } from "./counted-href";
import { CountedLink } from "./counted-link";

type Row = AlertFigures & { severity: AlertSeverity };

type SeverityFiguresProps = { analytics: AlertAnalytics; historyHref: string };

/** The figures of each severity. */
export function SeverityFigures({ analytics, historyHref }: SeverityFiguresProps) {
  const list = ({ severity }: Row, filters: Record<string, string> = {}) =>
    countedHref(historyHref, analytics.period, { severity, ...filters });
  const columns: readonly DataTableColumn<Row>[] = [
    { key: "severity", header: "Severity", cell: ({ severity }) => <StatusText status={severity} /> },
    {
      key: "alerts",
      header: "Alerts",
      align: "end",
      cell: (row) => <CountedLink count={row.alerts} href={list(row)} label={`Alerts, ${row.severity}`} />,
    },
    {
      key: "acknowledged",
      header: "Acknowledged",
      align: "end",
      cell: (row) => (
        <CountedLink
          count={row.acknowledged}
          href={list(row, { mark: "answered" })}
          label={`Acknowledged, ${row.severity}`}
        />
      ),
    },
    {
      key: "mtta",
      header: "To acknowledge",
      align: "end",
      cell: (row) => formatDuration(row.secondsToAcknowledge),
    },
    { key: "mttr", header: "To resolve", align: "end", cell: (row) => formatDuration(row.secondsToResolve) },
  ];
  return (
    <DataTable
      caption="Alerts by severity"
      noun="severities"
      columns={columns}
      rows={GRAVEST_FIRST.map((severity) => ({ severity, ...analytics.severities[severity] }))}
      rowKey={({ severity }) => severity}
      density="compact"
      firstUse={<EmptyState title="No severities" />}
    />
  );
}
