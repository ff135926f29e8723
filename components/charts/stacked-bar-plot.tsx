"use client";

import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from "recharts";

import { axisStyle, gridStyle, plotMargin } from "@/components/charts/axis-style";
import { ChartTooltip } from "@/components/charts/chart-tooltip";
import type { BarCategory } from "@/components/charts/stacked-bar-chart";
import type { ChartPoint } from "@/components/charts/types";
import { formatDay } from "@/lib/core/format/date-time";
import { formatCompact, formatNumber, locale } from "@/lib/core/format/number";

type StackedBarPlotProps = {
  label: string;
  points: readonly ChartPoint[];
  categories: readonly BarCategory[];
  timeZone: string;
};

/** The drawn part of a stacked bar chart; loaded only when it is about to be seen. */
export function StackedBarPlot({ label, points, categories, timeZone }: StackedBarPlotProps) {
  const dayAndMonth = new Intl.DateTimeFormat(locale, { timeZone, day: "numeric", month: "short" });
  return (
    <BarChart
      responsive
      data={[...points]}
      margin={plotMargin}
      title={label}
      className="h-full w-full"
      barCategoryGap="20%"
    >
      <CartesianGrid {...gridStyle} />
      <XAxis
        {...axisStyle}
        dataKey="at"
        tickFormatter={(at: string) => dayAndMonth.format(new Date(at))}
        interval="equidistantPreserveStart"
        minTickGap={24}
        height={26}
        tickMargin={6}
      />
      <YAxis
        {...axisStyle}
        axisLine={false}
        allowDecimals={false}
        tickFormatter={(value: number) => formatCompact(value)}
        width="auto"
        tickMargin={4}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={{ fill: "var(--accent)" }}
        content={({ active, payload }) => {
          const point: ChartPoint | undefined = payload[0]?.payload;
          if (!active || !point) return null;
          return (
            <ChartTooltip
              title={formatDay(new Date(point.at), timeZone)}
              entries={categories.map((category) => {
                const value = point[category.key];
                const text = formatNumber(typeof value === "number" ? value : null);
                return { ...category, shape: "square", dash: undefined, value: text };
              })}
            />
          );
        }}
      />
      {categories.map((category) => (
        <Bar
          key={category.key}
          dataKey={category.key}
          name={category.label}
          stackId="all"
          fill={category.color}
          // A line of paper between the parts, so that neighbours stay apart without colour.
          stroke="var(--card)"
          strokeWidth={1}
          isAnimationActive={false}
        />
      ))}
    </BarChart>
  );
}
