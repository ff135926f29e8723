"use client";

import dynamic from "next/dynamic";

import { ChartFrame } from "@/components/charts/chart-frame";
import { valuesOf } from "@/components/charts/chart-summary";
import type { ChartEmpty, ChartPoint } from "@/components/charts/types";
import { Skeleton } from "@/components/ui/skeleton";
import { formatNumber } from "@/lib/core/format/number";

const StackedBarPlot = dynamic(
  () => import("@/components/charts/stacked-bar-plot").then((module) => module.StackedBarPlot),
  { ssr: false, loading: () => <Skeleton className="h-full" /> },
);

export type BarCategory = { key: string; label: string; color: string };

type StackedBarChartProps = {
  title: string;
  description?: string;
  headingLevel?: 2 | 3;
  /** From the bottom of a bar to its top. */
  categories: readonly BarCategory[];
  /** One bar a day; `at` is the start of the day in `timeZone`. */
  points: readonly ChartPoint[];
  /** The zone in which the days were counted. */
  timeZone: string;
  height?: number;
  empty?: ChartEmpty;
};

const defaultEmpty: ChartEmpty = {
  title: "Nothing in this period",
  reason: "No day in this period has an entry.",
};

/** Counts a day, split by category: security events by severity, say. */
export function StackedBarChart({
  title,
  description,
  headingLevel,
  categories,
  points,
  timeZone,
  height = 200,
  empty = defaultEmpty,
}: StackedBarChartProps) {
  const totals = categories.map(({ key }) => valuesOf(points, key).reduce((sum, value) => sum + value, 0));
  const total = totals.reduce((sum, value) => sum + value, 0);
  return (
    <ChartFrame
      title={title}
      description={description}
      headingLevel={headingLevel}
      height={height}
      timeZone={timeZone}
      tablePrecision="day"
      empty={total > 0 ? undefined : empty}
      legend={categories.map((category) => ({ ...category, shape: "square" as const, dash: undefined }))}
      summary={[
        `${formatNumber(total)} in ${points.length} days.`,
        ...categories.map((category, index) => `${category.label}: ${formatNumber(totals[index])}.`),
      ]}
      table={() => ({
        columns: categories.map((category) => category.label),
        rows: points.map((point) => ({
          at: point.at,
          cells: categories.map(({ key }) => {
            const value = point[key];
            return formatNumber(typeof value === "number" ? value : null);
          }),
        })),
      })}
      plot={(hidden) => (
        <div style={{ height }}>
          <StackedBarPlot
            label={title}
            points={points}
            categories={categories.filter(({ key }) => !hidden.has(key))}
            timeZone={timeZone}
          />
        </div>
      )}
    />
  );
}
