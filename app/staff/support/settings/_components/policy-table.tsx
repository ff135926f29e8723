import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { formatNumber } from "@/lib/core/format/number";
import { PLANS, toPlanKey } from "@/lib/plans/plans";
import type { Policy, PromiseDocument } from "@/lib/support/sla/promise-document";

type PolicyItem = Policy & { calendarName: string };

/** In hours: a working day has fewer than 24 of them, so days would mislead. */
const minutes = (count: number) => (count < 60 ? `${count} m` : `${formatNumber(count / 60)} h`);

const COLUMNS: readonly DataTableColumn<PolicyItem>[] = [
  { key: "plan", header: "Plan", cell: ({ plan }) => PLANS[toPlanKey(plan)].name },
  { key: "severity", header: "Severity", cell: ({ severity }) => severity },
  {
    key: "first",
    header: "First answer",
    align: "end",
    cell: (policy) => minutes(policy.firstResponseMinutes),
  },
  { key: "next", header: "Next answer", align: "end", cell: (policy) => minutes(policy.nextResponseMinutes) },
  { key: "solution", header: "Solution", align: "end", cell: (policy) => minutes(policy.resolutionMinutes) },
  { key: "calendar", header: "Then counted in", cell: ({ calendarName }) => calendarName },
];

/** What is promised to whom. */
export function PolicyTable({ document: { calendars, policies } }: { document: PromiseDocument }) {
  const nameOf = new Map(calendars.map(({ key, name }) => [key, name]));
  return (
    <DataTable
      caption="Promises"
      noun="promises"
      density="compact"
      columns={COLUMNS}
      rows={policies.map((policy) => ({ ...policy, calendarName: nameOf.get(policy.calendar) ?? "" }))}
      rowKey={({ plan, severity }) => `${plan}-${severity}`}
      firstUse={<EmptyState title="Nothing is promised" />}
    />
  );
}
