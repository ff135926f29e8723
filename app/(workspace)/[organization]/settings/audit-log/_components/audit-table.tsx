import type { ReactNode } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { RelativeTime } from "@/components/time/relative-time";
import { ShortId } from "@/components/ui/short-id";
import type { AuditEntryView } from "@/lib/audit/types";
import { AuditEntryDetails } from "./audit-entry-details";

type AuditTableProps = {
  entries: readonly AuditEntryView[];
  timeZone: string;
  clearFiltersHref: string | undefined;
  firstUse: ReactNode;
};

/** The entries of one page; each opens in place to what changed and how it was chained. */
export function AuditTable({ entries, timeZone, clearFiltersHref, firstUse }: AuditTableProps) {
  return (
    <DataTable
      caption="Audit log"
      noun="entries"
      density="compact"
      rows={entries}
      rowKey={(entry) => entry.id}
      clearFiltersHref={clearFiltersHref}
      firstUse={firstUse}
      columns={[
        {
          key: "action",
          header: "Action",
          className: "w-full",
          cell: (entry) => <AuditEntryDetails entry={entry} />,
        },
        {
          key: "actor",
          header: "Actor",
          className: "align-top @2xl:whitespace-nowrap",
          cell: ({ actor }) => <ActorText actor={actor} />,
        },
        {
          key: "resource",
          header: "Resource",
          className: "align-top @2xl:min-w-48",
          cell: ({ resource }) => resource.name ?? <ShortId id={resource.id} label="Copy resource id" />,
        },
        {
          key: "time",
          header: "Time",
          align: "end",
          className: "align-top",
          cell: (entry) => <RelativeTime at={entry.recordedAt} timeZone={timeZone} />,
        },
      ]}
    />
  );
}

const KIND_WORDS: Record<AuditEntryView["actor"]["kind"], string | null> = {
  user: null,
  staff: "Regulix staff",
  api_key: "API key",
  system: "System",
};

function ActorText({ actor }: { actor: AuditEntryView["actor"] }) {
  const kind = KIND_WORDS[actor.kind];
  return (
    <>
      {actor.name}
      {kind && <span className="text-muted-foreground"> · {kind}</span>}
    </>
  );
}
