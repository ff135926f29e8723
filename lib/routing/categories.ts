/** What alerts are about, as far as a person's preferences tell them apart. */
export const ALERT_CATEGORIES = {
  performance: "Performance and capacity",
  availability: "Missing data and heartbeats",
  objectives: "Service level objectives",
  security: "Security events",
} as const;

export type AlertCategory = keyof typeof ALERT_CATEGORIES;

export const ALERT_CATEGORY_NAMES = Object.keys(ALERT_CATEGORIES) as [AlertCategory, ...AlertCategory[]];

/** The category of the alerts of a kind of policy. */
export function categoryOfKind(kind: string): AlertCategory {
  if (kind === "event_count") return "security";
  if (kind === "absence") return "availability";
  return kind === "burn_rate" ? "objectives" : "performance";
}
