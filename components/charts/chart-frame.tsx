"use client";

import { ChartLine, Table2 } from "lucide-react";
import { useId, useRef, useState, type ReactNode } from "react";

import { ChartLegend, type LegendEntry } from "@/components/charts/chart-legend";
import { ChartTable, type ChartTableData } from "@/components/charts/chart-table";
import type { ChartEmpty } from "@/components/charts/types";
import { useSeen } from "@/components/charts/use-seen";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";

export type ChartFrameProps = {
  title: string;
  description?: ReactNode;
  headingLevel?: 2 | 3;
  /** The height of the plot; skeleton, table and empty state have the same. */
  height: number;
  legend: readonly LegendEntry[];
  legendNote?: string;
  /** What the chart says, in sentences, for those who cannot see it. */
  summary: readonly string[];
  /** Built only when the table is asked for. */
  table: () => ChartTableData;
  tablePrecision: "minute" | "day";
  timeZone?: string;
  /** Given when there is nothing to draw. */
  empty?: ChartEmpty;
  plot: (hidden: ReadonlySet<string>) => ReactNode;
};

/** What every chart has around its plot: title, legend that toggles, table view, summary, empty state. */
export function ChartFrame(props: ChartFrameProps) {
  const { title, description, headingLevel = 2, height, legend, summary, table, empty } = props;
  const Heading = headingLevel === 2 ? "h2" : "h3";
  const titleId = useId();
  const body = useRef<HTMLDivElement>(null);
  const seen = useSeen(body);
  const [asTable, setAsTable] = useState(false);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());

  function toggle(key: string) {
    setHidden((current) => {
      const next = new Set(current);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }

  const TableIcon = asTable ? ChartLine : Table2;
  return (
    <figure aria-labelledby={titleId} className="grid min-w-0 gap-3">
      <div className="flex min-h-7 items-start justify-between gap-3">
        <div className="min-w-0">
          <Heading id={titleId} className="text-base font-semibold">
            {title}
          </Heading>
          {description && <p className="text-muted-foreground mt-0.5 text-sm">{description}</p>}
        </div>
        {!empty && (
          <IconButton
            label={asTable ? "Show as chart" : "Show as table"}
            size="sm"
            onClick={() => setAsTable((current) => !current)}
          >
            <TableIcon aria-hidden />
          </IconButton>
        )}
      </div>
      <div ref={body} style={{ minHeight: height }}>
        {empty ? (
          <EmptyPlot empty={empty} height={height} />
        ) : asTable ? (
          <ChartTable
            caption={title}
            timeZone={props.timeZone}
            precision={props.tablePrecision}
            height={height}
            {...table()}
          />
        ) : seen ? (
          props.plot(hidden)
        ) : (
          <Skeleton style={{ height }} />
        )}
      </div>
      {!empty && (
        <figcaption className="grid gap-1">
          {!asTable && (
            <ChartLegend entries={legend} hidden={hidden} onToggle={toggle} note={props.legendNote} />
          )}
          <span className="sr-only">{summary.join(" ")}</span>
        </figcaption>
      )}
    </figure>
  );
}

function EmptyPlot({ empty, height }: { empty: ChartEmpty; height: number }) {
  return (
    <div
      className="grid place-content-center justify-items-center gap-1 rounded-md border border-dashed p-4 text-center"
      style={{ minHeight: height }}
    >
      <p className="font-medium">{empty.title}</p>
      <p className="text-muted-foreground max-w-sm text-sm text-balance">{empty.reason}</p>
      {empty.action && <div className="mt-2">{empty.action}</div>}
    </div>
  );
}
