import { severityColors } from "@/components/charts/series-styles";
import type { BarCategory } from "@/components/charts/stacked-bar-chart";

/** The severities as parts of a bar: the worst at the bottom, where bars can be compared by eye. */
export const severityCategories: readonly BarCategory[] = [
  { key: "critical", label: "Critical", color: severityColors.critical },
  { key: "high", label: "High", color: severityColors.high },
  { key: "medium", label: "Medium", color: severityColors.medium },
  { key: "low", label: "Low", color: severityColors.low },
  { key: "info", label: "Info", color: severityColors.info },
];
