import type { BarCategory } from "@/components/charts/stacked-bar-chart";
import type { Severity } from "@/components/feedback/status";

/** The severities as parts of a bar: the worst at the bottom, where bars can be compared by eye. */
export const severityCategories = [
  { key: "critical", label: "Critical", color: "var(--critical)" },
  { key: "high", label: "High", color: "var(--series-2)" },
  { key: "medium", label: "Medium", color: "var(--series-5)" },
  { key: "low", label: "Low", color: "var(--low)" },
  { key: "info", label: "Info", color: "var(--input)" },
] as const satisfies readonly (BarCategory & { key: Severity })[];
