import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import type { AlertAnalytics, PolicyFigures } from "@/lib/alerts/analytics";
import { formatQuantity } from "@/lib/core/format/quantity";
import { countedHref } from "./counted-href";
import { CountedLink } from "./counted-link";

type NoisyPoliciesProps = { analytics: AlertAnalytics; historyHref: string };

/** The policies that fired most, with how much of it was worth the noise. */
export function NoisyPolicies({ analytics, historyHref }: NoisyPoliciesProps) {
  const list = ({ id }: PolicyFigures, filters: Record<string, string> = {}) =>
    countedHref(historyHref, analytics.period, { policy: id, ...filters });
  const counted = (
    key: "alerts" | "falsePositives" | "flapping",
    header: string,
    filters: Record<string, string>,
  ): DataTableColumn<PolicyFigures> => ({
    key,
    header,
    align: "end",
    cell: (row) => (
      <CountedLink count={row[key]} href={list(row, filters)} label={`${header}, ${row.name}`} />
    ),
  });
  const columns: readonly DataTableColumn<PolicyFigures>[] = [
    { key: "name", header: "Policy", cell: ({ name }) => <span className="font-medium">{name}</span> },
    counted("alerts", "Alerts", {}),
    {
      key: "share",
      header: "Acknowledged",
      align: "end",
      cell: ({ acknowledged, alerts }) => formatQuantity((acknowledged / alerts) * 100, "percent"),
    },
    counted("falsePositives", "False positives", { mark: "false_positive" }),
    counted("flapping", "Flapping", { mark: "flapping" }),
  ];
  return (
    <DataTable
      caption="Noisiest policies"
      noun="policies"
      columns={columns}
      rows={analytics.policies}
      rowKey={({ id }) => id}
      density="compact"
      firstUse={
        <EmptyState
          title="Nothing fired"
          description="No policy has fired in this period."
          className="py-8"
        />
      }
    />
  );
}
