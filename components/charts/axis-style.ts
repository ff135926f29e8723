/** One look for the axes of all charts. */
export const axisStyle = {
  stroke: "var(--border-strong)",
  tick: { fill: "var(--muted-foreground)", fontSize: 12 },
  tickLine: false,
} as const;

export const gridStyle = { stroke: "var(--border)", vertical: false } as const;

export const plotMargin = { top: 8, right: 8, bottom: 0, left: 0 } as const;
