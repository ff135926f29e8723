import { PLANS, toPlanKey } from "@/lib/plans/plans";

/** How many series an organisation of this plan may have; each is a line that somebody can look at. */
export function seriesLimitOf(plan: string): number {
  return PLANS[toPlanKey(plan)].limits["metric-series"];
}

export function seriesLimitReason(limit: number): string {
  return `This would be a new series, and ${limit.toLocaleString("en")} is the limit. Use fewer label values.`;
}
