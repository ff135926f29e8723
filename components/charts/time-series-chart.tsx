"use client";

import dynamic from "next/dynamic";
import { useMemo } from "react";

import { ChartFrame } from "@/components/charts/chart-frame";
import { chartRows } from "@/components/charts/chart-rows";
import { summarizeSeries, valuesOf } from "@/components/charts/chart-summary";
import { stylesOf } from "@/components/charts/series-styles";
import type {
  ChartComparison,
  ChartEmpty,
  ChartMarker,
  ChartPoint,
  ChartRange,
  ChartSeries,
  ChartThreshold,
} from "@/components/charts/types";
import { useTimeZone } from "@/components/time/use-time-zone";
import { Skeleton } from "@/components/ui/skeleton";
import { formatQuantity } from "@/lib/core/format/quantity";

const TimeSeriesPlot = dynamic(
  () => import("@/components/charts/time-series-plot").then((module) => module.TimeSeriesPlot),
  { ssr: false, loading: () => <Skeleton className="h-full" /> },
);

type TimeSeriesChartProps = {
  title: string;
  description?: string;
  headingLevel?: 2 | 3;
  series: readonly ChartSeries[];
  points: readonly ChartPoint[];
  /** The whole period asked for; the axis covers it even where data begins later. */
  range: ChartRange;
  comparison?: ChartComparison;
  thresholds?: readonly ChartThreshold[];
  markers?: readonly ChartMarker[];
  /** The reader's zone; the browser's by default. */
  timeZone?: string;
  /** Charts with the same id share their crosshair. */
  syncId?: string;
  height?: number;
  /** What to say when no series has a single value. */
  empty?: ChartEmpty;
};

const defaultEmpty: ChartEmpty = {
  title: "No data in this period",
  reason:
    "Nothing was measured between these two moments. Choose a longer range, or look again after the next collection.",
};

/** Figures over time. Gaps stay gaps, a threshold is a line with its name, the earlier period lies behind. */
export function TimeSeriesChart({
  title,
  description,
  headingLevel,
  series,
  points,
  range,
  comparison,
  thresholds = [],
  markers = [],
  timeZone,
  syncId,
  height = 240,
  empty = defaultEmpty,
}: TimeSeriesChartProps) {
  const zone = useTimeZone(timeZone);
  const rows = useMemo(() => chartRows(points, series, comparison), [points, series, comparison]);
  const styles = stylesOf(series.map((each) => each.kind));
  const hasData = series.some((each) => valuesOf(points, each.key).length > 0);
  const drawn = series.map((each, index) => ({
    ...each,
    style: styles[index] ?? { color: "", dash: undefined },
  }));

  return (
    <ChartFrame
      title={title}
      description={description}
      headingLevel={headingLevel}
      height={height}
      timeZone={timeZone}
      tablePrecision="minute"
      empty={hasData ? undefined : empty}
      legend={drawn.map(({ key, label, style }) => ({ key, label, shape: "line" as const, ...style }))}
      legendNote={comparison && `Faint and dashed: ${lowerFirst(comparison.label)}`}
      summary={[
        ...series.map((each) => summarizeSeries(points, each)),
        ...thresholds.map((threshold) => `Threshold: ${threshold.label}.`),
        ...markers.map((marker) => `Event: ${marker.label}.`),
      ]}
      table={() => ({
        columns: series.map((each) => each.label),
        rows: points.map((point) => ({
          at: point.at,
          cells: series.map(({ key, unit }) => {
            const value = point[key];
            return formatQuantity(typeof value === "number" ? value : null, unit);
          }),
        })),
      })}
      plot={(hidden) => (
        <div style={{ height }}>
          <TimeSeriesPlot
            label={title}
            rows={rows}
            series={drawn.filter(({ key }) => !hidden.has(key))}
            range={range}
            comparisonLabel={comparison?.label}
            thresholds={thresholds}
            markers={markers}
            timeZone={zone}
            syncId={syncId}
          />
        </div>
      )}
    />
  );
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
