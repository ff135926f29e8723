import { Grid3x3 } from "lucide-react";
import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { STRENGTH_LABELS } from "@/lib/compliance/labels";
import { ALL_FRAMEWORKS } from "@/lib/compliance/library/frameworks/catalogue";
import { STRENGTHS, type Control, type FrameworkId } from "@/lib/compliance/library/types";
import type { AssessedControl } from "@/lib/compliance/queries/frameworks";
import { ComplianceState } from "@/components/compliance/compliance-state";

const COLUMNS: readonly DataTableColumn<AssessedControl>[] = [
  {
    key: "control",
    header: "Control",
    cell: ({ control }) => (
      <span className="font-medium">
        <span className="text-muted-foreground tabular mr-2">{control.id}</span>
        {control.title}
      </span>
    ),
  },
  { key: "state", header: "State", cell: ({ state }) => <ComplianceState state={state} /> },
  ...ALL_FRAMEWORKS.map((framework): DataTableColumn<AssessedControl> => ({
    key: framework.id,
    header: framework.name,
    cell: ({ control }) => <Mapped control={control} framework={framework.id} />,
    className: "@2xl:whitespace-nowrap",
  })),
];

type ControlMatrixProps = { controls: readonly AssessedControl[]; base: string; clearHref?: string };

/** What each control counts for: done once, it satisfies requirements of many frameworks. */
export function ControlMatrix({ controls, base, clearHref }: ControlMatrixProps) {
  return (
    <DataTable
      caption="Controls by framework"
      noun="controls"
      density="compact"
      columns={COLUMNS}
      rows={controls}
      rowKey={({ control }) => control.id}
      rowHref={({ control }) => `${base}/controls/${control.id}`}
      clearFiltersHref={clearHref}
      firstUse={<EmptyState icon={Grid3x3} title="No controls" />}
    />
  );
}

/** How many requirements of a framework a control is mapped to, and how strongly at best. */
function Mapped({ control, framework }: { control: Control; framework: FrameworkId }) {
  const mappings = control.mappings.filter((mapping) => mapping.framework === framework);
  const best = STRENGTHS.find((strength) => mappings.some((mapping) => mapping.strength === strength));
  if (best === undefined) return <span className="text-muted-foreground">–</span>;
  const ids = [...new Set(mappings.flatMap(({ requirements }) => requirements))];
  return (
    <span title={ids.join(", ")}>
      <span className="tabular font-medium">{ids.length}</span>{" "}
      <span className="text-muted-foreground">{STRENGTH_LABELS[best].toLowerCase()}</span>
    </span>
  );
}
