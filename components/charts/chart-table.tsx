import { ExactTime } from "@/components/time/exact-time";

export type ChartTableData = {
  columns: readonly string[];
  rows: readonly { at: string; cells: readonly string[] }[];
};

type ChartTableProps = ChartTableData & {
  caption: string;
  timeZone?: string;
  precision: "minute" | "day";
  height: number;
};

/** The figures of a chart as a table of the same height, newest first. */
export function ChartTable({ caption, columns, rows, timeZone, precision, height }: ChartTableProps) {
  return (
    // A scrolling region must be reachable by keyboard.
    <div
      role="region"
      aria-label={`${caption}, table`}
      tabIndex={0}
      className="overflow-auto rounded-md border focus-visible:-outline-offset-2"
      style={{ height }}
    >
      <table className="w-full border-collapse text-left text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead className="bg-card text-muted-foreground sticky top-0 text-xs">
          <tr>
            <th scope="col" className="h-8 border-b px-3 font-medium">
              Time
            </th>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                className="h-8 border-b px-3 text-right font-medium whitespace-nowrap"
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.toReversed().map((row) => (
            <tr key={row.at} className="border-b last:border-b-0">
              <th scope="row" className="px-3 py-1.5 font-normal whitespace-nowrap">
                <ExactTime at={row.at} timeZone={timeZone} precision={precision} />
              </th>
              {row.cells.map((cell, index) => (
                <td key={columns[index]} className="px-3 py-1.5 text-right">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
