"use client";

import { CartesianGrid, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from "recharts";

import { axisStyle, gridStyle, plotMargin } from "@/components/charts/axis-style";
import { comparisonKey, isolatedRows, type ChartRow } from "@/components/charts/chart-rows";
import { ChartTooltip, type TooltipEntry } from "@/components/charts/chart-tooltip";
import type { SeriesStyle } from "@/components/charts/series-styles";
import { tickFormatter, timeTicks } from "@/components/charts/time-axis";
import type { ChartMarker, ChartRange, ChartSeries, ChartThreshold } from "@/components/charts/types";
import { formatMinute } from "@/lib/core/format/date-time";
import { formatAxisQuantity, formatQuantity } from "@/lib/core/format/quantity";

type DrawnSeries = ChartSeries & { style: SeriesStyle };

type TimeSeriesPlotProps = {
  label: string;
  rows: ChartRow[];
  series: readonly DrawnSeries[];
  range: ChartRange;
  comparisonLabel: string | undefined;
  thresholds: readonly ChartThreshold[];
  markers: readonly ChartMarker[];
  timeZone: string;
  syncId: string | undefined;
};

/** Labels of more markers than this would cover each other; the summary names them all. */
const labelledMarkers = 4;

/** The drawn part of a time series chart; loaded only when it is about to be seen. */
export function TimeSeriesPlot({
  label,
  rows,
  series,
  range,
  comparisonLabel,
  thresholds,
  markers,
  timeZone,
  syncId,
}: TimeSeriesPlotProps) {
  const from = Date.parse(range.from);
  const to = Date.parse(range.to);
  const units = [...new Set(series.map((each) => each.unit))];
  // Two axes at most; a third unit would have no side of its own.
  const axes = units.length > 0 ? units.slice(0, 2) : [""];
  const highest = Math.max(
    ...rows.flatMap((row) => series.map(({ key }) => (typeof row[key] === "number" ? row[key] : 0))),
  );
  const axisOf = (unit: string) => (axes.includes(unit) ? unit : axes[0]);

  return (
    <LineChart
      responsive
      data={rows}
      margin={plotMargin}
      syncId={syncId}
      syncMethod="value"
      title={label}
      className="h-full w-full"
    >
      <CartesianGrid {...gridStyle} yAxisId={axes[0]} />
      <XAxis
        {...axisStyle}
        dataKey="time"
        type="number"
        scale="time"
        domain={[from, to]}
        allowDataOverflow
        ticks={timeTicks(from, to, timeZone, 8)}
        tickFormatter={tickFormatter(from, to, timeZone)}
        interval="equidistantPreserveStart"
        minTickGap={24}
        height={26}
        tickMargin={6}
      />
      {axes.map((unit, index) => (
        <YAxis
          {...axisStyle}
          key={unit}
          yAxisId={unit}
          orientation={index === 0 ? "left" : "right"}
          axisLine={false}
          domain={[0, "auto"]}
          tickFormatter={(value: number) => formatAxisQuantity(value, unit)}
          width="auto"
          tickMargin={4}
        />
      ))}
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: "var(--muted-foreground)", strokeWidth: 1 }}
        content={({ active, payload }) => {
          const row: ChartRow | undefined = payload[0]?.payload;
          if (!active || !row) return null;
          return (
            <ChartTooltip
              title={formatMinute(new Date(row.time), timeZone)}
              entries={series.map((each) => tooltipEntry(each, row, comparisonLabel))}
            />
          );
        }}
      />
      {thresholds.map((threshold) => (
        <ReferenceLine
          key={threshold.label}
          yAxisId={axes[0]}
          y={threshold.value}
          ifOverflow="extendDomain"
          stroke={`var(--${threshold.tone})`}
          strokeDasharray="4 3"
          label={{
            value: threshold.label,
            // Over everything measured it is the top of the plot, which would cut off a label above it.
            position: threshold.value > highest ? "insideTopLeft" : "insideBottomLeft",
            fill: `var(--${threshold.tone})`,
            fontSize: 12,
          }}
        />
      ))}
      {markers.map((marker) => (
        <ReferenceLine
          key={`${marker.at} ${marker.label}`}
          yAxisId={axes[0]}
          x={Date.parse(marker.at)}
          stroke="var(--muted-foreground)"
          strokeDasharray="2 3"
          label={
            markers.length <= labelledMarkers
              ? {
                  value: marker.label,
                  position: "insideTopLeft",
                  fill: "var(--muted-foreground)",
                  fontSize: 12,
                }
              : undefined
          }
        />
      ))}
      {comparisonLabel !== undefined &&
        series.map((each) => (
          <Line
            key={comparisonKey(each.key)}
            {...lineStyle}
            yAxisId={axisOf(each.unit)}
            dataKey={comparisonKey(each.key)}
            name={`${each.label}, ${comparisonLabel}`}
            stroke={each.style.color}
            strokeOpacity={0.4}
            strokeDasharray="3 3"
            dot={false}
            activeDot={false}
          />
        ))}
      {series.map((each) => (
        <Line
          key={each.key}
          {...lineStyle}
          yAxisId={axisOf(each.unit)}
          dataKey={each.key}
          name={each.label}
          stroke={each.style.color}
          strokeWidth={1.75}
          strokeDasharray={each.style.dash}
          dot={isolatedDots(rows, each)}
          activeDot={{ r: 3.5, stroke: "var(--card)", strokeWidth: 1.5 }}
        />
      ))}
    </LineChart>
  );
}

const lineStyle = { type: "linear", connectNulls: false, isAnimationActive: false } as const;

function tooltipEntry(series: DrawnSeries, row: ChartRow, comparisonLabel: string | undefined): TooltipEntry {
  const { key, label, unit, style } = series;
  const earlier = row[comparisonKey(key)];
  return {
    key,
    label,
    shape: "line",
    ...style,
    value: formatQuantity(row[key], unit),
    note: comparisonLabel === undefined ? undefined : `${comparisonLabel}: ${formatQuantity(earlier, unit)}`,
  };
}

/** A value between two gaps has no line to be seen by. */
function isolatedDots(rows: readonly ChartRow[], series: DrawnSeries) {
  const isolated = isolatedRows(rows, series.key);
  if (isolated.size === 0) return false;
  return function IsolatedDot({ index, cx, cy }: { index?: number; cx?: number; cy?: number }) {
    const visible = index !== undefined && isolated.has(index) && cx !== undefined && cy !== undefined;
    return <circle key={index} cx={cx} cy={cy} r={visible ? 2 : 0} fill={series.style.color} />;
  };
}
