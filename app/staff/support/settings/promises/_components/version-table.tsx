import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { ExactTime } from "@/components/time/exact-time";
import type { PromiseVersion } from "@/lib/support/desk/promise-versions";

const COLUMNS: readonly DataTableColumn<PromiseVersion>[] = [
  { key: "version", header: "Version", cell: ({ version }) => version },
  { key: "since", header: "Since", cell: ({ madeAt }) => <ExactTime at={madeAt} precision="minute" /> },
  { key: "by", header: "Made by", cell: ({ madeByName }) => madeByName },
  { key: "why", header: "Why", cell: ({ reason }) => reason },
];

export function VersionTable({ versions }: { versions: readonly PromiseVersion[] }) {
  return (
    <DataTable
      caption="Versions of the promises"
      noun="versions"
      density="compact"
      columns={COLUMNS}
      rows={versions}
      rowKey={({ version }) => String(version)}
      rowHref={({ version }) => `/staff/support/settings/promises?version=${version}`}
      firstUse={<EmptyState title="No version" />}
    />
  );
}
