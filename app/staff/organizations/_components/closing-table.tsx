import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { Badge } from "@/components/ui/badge";
import { ExactTime } from "@/components/time/exact-time";
import type { ClosingState, StaffClosing } from "@/lib/organizations/closing/staff-queries";

const STATES: Record<ClosingState, { word: string; tone: "medium" | "outline" | "critical" }> = {
  waiting: { word: "Days of grace", tone: "medium" },
  held: { word: "On legal hold", tone: "outline" },
  deleting: { word: "Being deleted", tone: "critical" },
  deleted: { word: "Deleted", tone: "outline" },
};

const COLUMNS: readonly DataTableColumn<StaffClosing>[] = [
  { key: "name", header: "Name", cell: ({ name }) => name },
  { key: "slug", header: "Address", cell: ({ slug }) => `/${slug}` },
  {
    key: "state",
    header: "State",
    cell: ({ state }) => <Badge tone={STATES[state].tone}>{STATES[state].word}</Badge>,
  },
  { key: "requested", header: "Asked for", cell: ({ requestedAt }) => <ExactTime at={requestedAt} /> },
  { key: "closes", header: "Deletion from", cell: ({ closesAt }) => <ExactTime at={closesAt} /> },
  {
    key: "erased",
    header: "Deleted",
    cell: ({ erasedAt }) => (erasedAt ? <ExactTime at={erasedAt} /> : "–"),
  },
];

/** Organisations that are being closed, to look at alone. */
export function ClosingTable({ closings, place }: { closings: readonly StaffClosing[]; place: string }) {
  return (
    <DataTable
      caption="Closings"
      noun="closings"
      density="compact"
      columns={COLUMNS}
      rows={closings}
      rowKey={({ organizationId }) => organizationId}
      rowHref={({ organizationId }) => `${place}/${organizationId}`}
      firstUse={<EmptyState title="Nothing is being closed" />}
    />
  );
}
