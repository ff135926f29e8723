import { Download } from "lucide-react";
import type { DataTableColumn } from "@/components/data-table/data-table";
import { ExactTime } from "@/components/time/exact-time";
import { Button } from "@/components/ui/button";
import { formatBytes } from "@/lib/core/format/bytes";
import type { Day } from "@/lib/evidence/days";

/** What is made of a period in the background when somebody asks for it. */
type Made = {
  id: string;
  fromDay: Day;
  toDay: Day;
  state: string;
  requestedAt: Date;
  requestedBy: string;
};

/** The days it is of; it names the row. */
export const PERIOD_COLUMN: DataTableColumn<Made> = {
  key: "period",
  header: "Period",
  cell: ({ fromDay, toDay }) => (
    <span className="tabular font-medium">
      {fromDay} to {toDay}
    </span>
  ),
};

export const REQUESTED_COLUMN: DataTableColumn<Made> = {
  key: "requested",
  header: "Asked for",
  cell: ({ requestedAt, requestedBy }) => (
    <span>
      <ExactTime at={requestedAt} /> by {requestedBy}
    </span>
  ),
};

/** How large it is, once that is known. */
export function sizeColumn<Row>(bytesOf: (row: Row) => number | null): DataTableColumn<Row> {
  return {
    key: "size",
    header: "Size",
    align: "end",
    cell: (row) => {
      const bytes = bytesOf(row);
      return bytes !== null && <span className="tabular">{formatBytes(bytes)}</span>;
    },
  };
}

/** Where what is ready can be got. */
export function downloadColumn({
  hrefOf,
  what,
  word,
}: {
  hrefOf: (id: string) => string;
  what: string;
  word: string;
}): DataTableColumn<Made> {
  return {
    key: "download",
    header: "Download",
    align: "end",
    cell: ({ id, state, fromDay, toDay }) =>
      state === "ready" && (
        <Button asChild size="sm">
          <a
            href={hrefOf(id)}
            download
            className="relative z-10"
            aria-label={`Download ${what} of ${fromDay} to ${toDay}`}
          >
            <Download aria-hidden />
            {word}
          </a>
        </Button>
      ),
  };
}
