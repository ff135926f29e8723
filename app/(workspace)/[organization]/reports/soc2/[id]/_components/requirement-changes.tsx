import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { StatusText } from "@/components/feedback/status";
import { changedRequirements } from "@/lib/soc2-report/compare";
import type { ReportModel, RequirementLine } from "@/lib/soc2-report/model";
import { Equal } from "lucide-react";

/** Criteria that stand otherwise at the end of the period than at its beginning. */
export function RequirementChanges({ model }: { model: ReportModel }) {
  return (
    <section className="grid gap-3">
      <h2 className="text-base font-semibold">Criteria that changed</h2>
      <DataTable
        caption="Criteria that changed"
        noun="criteria"
        columns={COLUMNS}
        rows={changedRequirements(model.requirements)}
        rowKey={({ id }) => id}
        density="compact"
        firstUse={
          <EmptyState
            icon={Equal}
            title="No criterion changed"
            description="Every criterion stands at the end of the period as it did at its beginning."
          />
        }
      />
    </section>
  );
}

const COLUMNS: readonly DataTableColumn<RequirementLine>[] = [
  { key: "id", header: "Criterion", cell: ({ id }) => <span className="font-medium">{id}</span> },
  { key: "title", header: "In our words", cell: ({ title }) => title },
  {
    key: "before",
    header: "At the beginning",
    cell: ({ previous_state }) => <StatusText status={previous_state} />,
  },
  { key: "now", header: "At the end", cell: ({ state }) => <StatusText status={state} /> },
];
