import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import type { AssessedFramework } from "@/lib/compliance/assess";
import { coverageText, scoreText } from "@/lib/compliance/labels";
import { ScopedState } from "@/components/compliance/compliance-state";

const COLUMNS: readonly DataTableColumn<AssessedFramework>[] = [
  {
    key: "name",
    header: "Framework",
    cell: ({ framework }) => <span className="font-medium">{framework.name}</span>,
  },
  {
    key: "state",
    header: "State",
    cell: ({ state, included }) => <ScopedState state={state} inScope={included} />,
  },
  {
    key: "score",
    header: "Score",
    align: "end",
    cell: ({ score, included }) =>
      included && <span className="tabular font-medium">{scoreText(score)}</span>,
  },
  {
    key: "coverage",
    header: "Requirements",
    align: "end",
    cell: ({ score }) => <span className="tabular text-muted-foreground">{coverageText(score)}</span>,
  },
  {
    key: "pass",
    header: "Pass",
    align: "end",
    cell: ({ score }) => <span className="tabular">{score.pass}</span>,
  },
  {
    key: "fail",
    header: "Fail",
    align: "end",
    cell: ({ score }) => <span className="tabular">{score.fail}</span>,
  },
  {
    key: "version",
    header: "Version",
    cell: ({ framework }) => <span className="text-muted-foreground">{framework.version}</span>,
  },
];

type FrameworkTableProps = { frameworks: readonly AssessedFramework[]; base: string };

/** Every framework: what is in scope first. */
export function FrameworkTable({ frameworks, base }: FrameworkTableProps) {
  const sorted = frameworks.toSorted((one, other) => Number(other.included) - Number(one.included));
  return (
    <DataTable
      caption="Frameworks"
      noun="frameworks"
      columns={COLUMNS}
      rows={sorted}
      rowKey={({ framework }) => framework.id}
      rowHref={({ framework }) => `${base}/frameworks/${framework.id}`}
      firstUse={<EmptyState title="No frameworks" />}
    />
  );
}
