import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { RelativeTime } from "@/components/time/relative-time";
import { BILLING_CURRENCY } from "@/lib/billing/currency";
import type { TokenDifference } from "@/lib/billing/staff-queries";
import { formatMoney, moneyOfMicros } from "@/lib/core/money";

const money = (micros: bigint) => formatMoney(moneyOfMicros(micros, BILLING_CURRENCY));

const COLUMNS: readonly DataTableColumn<TokenDifference>[] = [
  { key: "organization", header: "Organisation", cell: ({ organization }) => organization.name },
  { key: "month", header: "Month", cell: ({ month }) => month.toISOString().slice(0, 7) },
  { key: "ledger", header: "Ledger", align: "end", cell: ({ ledgerMicros }) => money(ledgerMicros) },
  { key: "meter", header: "Meter", align: "end", cell: ({ stripeMicros }) => money(stripeMicros) },
  { key: "waiting", header: "Waiting", align: "end", cell: ({ waitingMicros }) => money(waitingMicros) },
  {
    key: "difference",
    header: "Difference",
    align: "end",
    cell: ({ ledgerMicros, stripeMicros }) => money(ledgerMicros - stripeMicros),
  },
  { key: "checked", header: "Compared", cell: ({ checkedAt }) => <RelativeTime at={checkedAt} /> },
];

/** Where Stripe's meter and our ledger are not of one mind. */
export function TokenDifferences({ differences }: { differences: readonly TokenDifference[] }) {
  return (
    <DataTable
      caption="Differences of tokens"
      noun="differences"
      density="compact"
      columns={COLUMNS}
      rows={differences}
      rowKey={({ organization, month }) => `${organization.id}:${month.toISOString()}`}
      firstUse={<EmptyState title="No differences" description="The ledger and the meter agree." />}
    />
  );
}
