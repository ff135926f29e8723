import Link from "next/link";
import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import type { AssessedRequirement, MappedControl } from "@/lib/compliance/assess";
import { STATE_LABELS, STRENGTH_LABELS } from "@/lib/compliance/labels";
import { ScopedState } from "@/components/compliance/compliance-state";

type RequirementTableProps = {
  caption: string;
  requirements: readonly AssessedRequirement[];
  base: string;
};

/** Requirements in the order of their source, with the controls that meet them. */
export function RequirementTable({ caption, requirements, base }: RequirementTableProps) {
  const columns: DataTableColumn<AssessedRequirement>[] = [
    {
      key: "id",
      header: "Requirement",
      cell: ({ id, title }) => (
        <span>
          <span className="tabular font-medium">{id}</span>
          <span className="text-muted-foreground block font-normal">{title}</span>
        </span>
      ),
      className: "@2xl:w-2/5",
    },
    {
      key: "state",
      header: "State",
      cell: ({ state, inScope }) => <ScopedState state={state} inScope={inScope} />,
    },
    {
      key: "controls",
      header: "Controls",
      cell: ({ controls }) => (
        <ul className="grid gap-0.5">
          {controls.map((mapped) => (
            <li key={mapped.control.id}>
              <ControlLink mapped={mapped} base={base} />
            </li>
          ))}
        </ul>
      ),
    },
  ];
  return (
    <DataTable
      caption={caption}
      noun="requirements"
      density="compact"
      columns={columns}
      rows={requirements}
      rowKey={({ id }) => id}
      firstUse={<EmptyState title="No requirements" />}
    />
  );
}

function ControlLink({
  mapped: { control, strength, state, rationale },
  base,
}: {
  mapped: MappedControl;
  base: string;
}) {
  return (
    <span title={rationale}>
      <Link
        href={`${base}/controls/${control.id}`}
        className="text-link rounded-sm underline underline-offset-2"
      >
        {control.id} {control.title}
      </Link>{" "}
      <span className="text-muted-foreground text-xs">
        {STRENGTH_LABELS[strength].toLowerCase()}, {STATE_LABELS[state].toLowerCase()}
      </span>
    </span>
  );
}
