import type { ReactNode } from "react";

export type ChartSeries = {
  /** The property of a point that holds this series' values. */
  key: string;
  label: string;
  unit: string;
  /** What is measured, such as `cpu_usage`; the same kind has the same colour on every chart. */
  kind: string;
};

/** One moment. `null` or a missing value is a gap and is drawn as one. */
export type ChartPoint = { at: string; [seriesKey: string]: string | number | null | undefined };

/** The same series one period earlier, drawn behind on the same time axis. */
export type ChartComparison = {
  /** "Previous 24 h" */
  label: string;
  points: readonly ChartPoint[];
  /** How far the earlier points move to lie under the current ones. */
  shiftSeconds: number;
};

export type ChartThreshold = { value: number; label: string; tone: "critical" | "medium" };
export type ChartMarker = { at: string; label: string };
export type ChartRange = { from: string; to: string };

/** Why there is nothing to draw, and what to do about it. */
export type ChartEmpty = { title: string; reason: string; action?: ReactNode };
