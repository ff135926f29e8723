import type { ReactNode } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { StatusBadge } from "@/components/feedback/status";
import { RelativeTime } from "@/components/time/relative-time";
import { formatBytes } from "@/lib/core/format/bytes";
import { formatDay } from "@/lib/core/format/date-time";
import { formatNumber } from "@/lib/core/format/number";
import { SOURCE_LABELS, type ArchiveSummary } from "@/lib/retention/types";
import { RestoreAction } from "./restore-action";

type ArchiveTableProps = {
  slug: string;
  archives: readonly ArchiveSummary[];
  isHeld: boolean;
  timeZone: string;
  refusal?: string;
  firstUse: ReactNode;
};

export function ArchiveTable({ slug, archives, isHeld, timeZone, refusal, firstUse }: ArchiveTableProps) {
  return (
    <DataTable
      caption="Archives"
      noun="archives"
      rows={archives}
      rowKey={({ id }) => id}
      firstUse={firstUse}
      columns={[
        {
          key: "records",
          header: "Records",
          cell: ({ source, firstSequence, lastSequence }) => (
            <>
              {SOURCE_LABELS[source]}
              <span className="text-muted-foreground block tabular-nums">
                {formatNumber(firstSequence)} to {formatNumber(lastSequence)}
              </span>
            </>
          ),
        },
        {
          key: "until",
          header: "Recorded before",
          cell: ({ recordedUntil }) => formatDay(recordedUntil, "UTC"),
        },
        { key: "size", header: "Size", align: "end", cell: ({ sizeBytes }) => formatBytes(sizeBytes) },
        {
          key: "verified",
          header: "Read back",
          cell: (archive) => <Verification archive={archive} timeZone={timeZone} />,
        },
        {
          key: "kept",
          header: "Kept until",
          cell: ({ expiredAt, expiresAt }) => {
            if (expiredAt !== null) return `Expired on ${formatDay(expiredAt, timeZone)}`;
            return isHeld ? "The hold is lifted" : formatDay(expiresAt, "UTC");
          },
        },
        {
          key: "restore",
          header: "Restore",
          align: "end",
          cell: (archive) => (
            <RestoreAction slug={slug} archive={archive} refusal={refusal} timeZone={timeZone} />
          ),
        },
      ]}
    />
  );
}

function Verification({ archive, timeZone }: { archive: ArchiveSummary; timeZone: string }) {
  const { problem, checkedAt, expiredAt } = archive;
  if (expiredAt !== null) return <StatusBadge status="expired" />;
  return (
    <span className="grid justify-items-start gap-1">
      <StatusBadge
        status={problem === null ? "pass" : "fail"}
        word={problem === null ? "Whole" : "Not whole"}
      />
      <span className="text-muted-foreground">
        {problem ?? (checkedAt && <RelativeTime at={checkedAt} timeZone={timeZone} />)}
      </span>
    </span>
  );
}
