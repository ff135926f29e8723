import Link from "next/link";
import type { ReactNode } from "react";

import { RowKeyboard } from "@/components/data-table/row-keyboard";
import { FilterEmpty } from "@/components/feedback/filter-empty";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/class-names";

export type DataTableColumn<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Figures stand at the end, so that digits align. */
  align?: "start" | "end";
  /** Widths and wrapping of this column in the table. */
  className?: string;
};

type DataTableProps<Row> = {
  /** Names the table for screen readers. */
  caption: string;
  /** The plural noun of the rows: "events". */
  noun: string;
  /** The first column names the row: it carries the link and heads the card on phones. */
  columns: readonly DataTableColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The whole row leads there. */
  rowHref?: (row: Row) => string;
  density?: "comfortable" | "compact";
  /** Set while filters are active: "nothing matches" is another message than "nothing yet". */
  clearFiltersHref?: string;
  /** What to show before there is a first row. */
  firstUse: ReactNode;
};

/**
 * A list, rendered on the server. Where its place is narrow the same table turns into cards with the same
 * facts; the roles are written out because a table drawn as blocks would lose them.
 */
export function DataTable<Row>({
  caption,
  noun,
  columns,
  rows,
  rowKey,
  rowHref,
  density = "comfortable",
  clearFiltersHref,
  firstUse,
}: DataTableProps<Row>) {
  if (rows.length === 0) {
    return (
      <Card>{clearFiltersHref ? <FilterEmpty noun={noun} clearHref={clearFiltersHref} /> : firstUse}</Card>
    );
  }
  return (
    <RowKeyboard>
      <Card className="@container">
        <table role="table" aria-label={caption} className="block w-full text-left text-sm @2xl:table">
          <thead
            role="rowgroup"
            className="text-muted-foreground sr-only text-xs @2xl:not-sr-only @2xl:table-header-group"
          >
            <tr role="row" className="@2xl:table-row">
              {columns.map((column) => (
                <th
                  key={column.key}
                  role="columnheader"
                  scope="col"
                  className={cn(
                    "h-9 px-3 font-medium whitespace-nowrap first:rounded-tl-lg last:rounded-tr-lg",
                    "@2xl:bg-card @2xl:sticky @2xl:top-(--header-height) @2xl:z-20 @2xl:shadow-[inset_0_-1px_0_var(--border)]",
                    column.align === "end" && "text-right",
                  )}
                >
                  {column.header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup" className="block @2xl:table-row-group">
            {rows.map((row) => (
              <DataTableRow
                key={rowKey(row)}
                row={row}
                columns={columns}
                href={rowHref?.(row)}
                compact={density === "compact"}
              />
            ))}
          </tbody>
        </table>
      </Card>
    </RowKeyboard>
  );
}

type DataTableRowProps<Row> = {
  row: Row;
  columns: readonly DataTableColumn<Row>[];
  href: string | undefined;
  compact: boolean;
};

function DataTableRow<Row>({ row, columns, href, compact }: DataTableRowProps<Row>) {
  return (
    <tr
      role="row"
      data-row
      className={cn(
        "relative block border-b py-2 last:border-b-0 @2xl:table-row @2xl:py-0",
        // What can be clicked inside a row lies above the row's own link.
        "[&_:is(a,button):not([data-row-link])]:relative [&_:is(a,button):not([data-row-link])]:z-10",
        href && "hover:bg-accent/60 transition-colors",
      )}
    >
      {columns.map((column, index) => (
        <td
          key={column.key}
          role="cell"
          data-label={column.header}
          className={cn(
            "px-3 align-middle @max-2xl:grid @max-2xl:grid-cols-[7.5rem_minmax(0,1fr)] @max-2xl:items-baseline @max-2xl:gap-3 @max-2xl:py-1",
            index === 0
              ? "@max-2xl:block @max-2xl:text-base @max-2xl:font-medium"
              : "@max-2xl:before:text-muted-foreground @max-2xl:before:content-[attr(data-label)]",
            compact ? "@2xl:py-1" : "@2xl:py-2",
            column.align === "end" && "@2xl:text-right",
            column.className,
          )}
        >
          {index === 0 && href ? (
            <Link
              href={href}
              data-row-link
              className="focus-visible:after:outline-ring rounded-sm outline-none after:absolute after:inset-0 focus-visible:after:rounded-md focus-visible:after:outline-2 focus-visible:after:-outline-offset-2"
            >
              {column.cell(row)}
            </Link>
          ) : (
            <div className="min-w-0 wrap-anywhere">{column.cell(row)}</div>
          )}
        </td>
      ))}
    </tr>
  );
}
