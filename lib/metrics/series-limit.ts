import { planFactor } from "@/lib/rate-limit/plan-factor";

/** Series an organisation of the smallest plan may have; each is a line that somebody can look at. */
export const SERIES_LIMIT = 1_000;

/** How many series an organisation of this plan may have. */
export function seriesLimitOf(plan: string): number {
  return SERIES_LIMIT * planFactor(plan);
}

export function seriesLimitReason(limit: number): string {
  return `This would be a new series, and ${limit.toLocaleString("en")} is the limit. Use fewer label values.`;
}
