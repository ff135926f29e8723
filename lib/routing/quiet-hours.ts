import type { AlertSeverity } from "@/lib/alerts/severity";
import { severityRank } from "./alert-facts";
import { categoryOfKind } from "./categories";
import { nextOccurrenceStart, occurrenceAt } from "./occurrences";
import type { AlertPreference, RoutingSettings } from "./settings";

/** Until when a person is not disturbed; null when they may be told now. */
export function quietUntil(preference: AlertPreference, severity: AlertSeverity, at: Date): Date | null {
  if (preference.quietHours === null || (severity === "critical" && preference.criticalPasses)) return null;
  return occurrenceAt(preference.quietHours, at)?.until ?? null;
}

/** Until when an organisation lets what is less grave wait for its working hours; null when it is told now. */
export function workingHoursAt(
  { workingHours, outsideHoursSeverity }: Pick<RoutingSettings, "workingHours" | "outsideHoursSeverity">,
  severity: AlertSeverity,
  at: Date,
): Date | null {
  if (workingHours === null || severityRank(severity) >= severityRank(outsideHoursSeverity)) return null;
  const next = nextOccurrenceStart(workingHours, at);
  return next === null || next <= at ? null : next;
}

/** Why a person is not told at all, by their own choice; null where they are. */
export function personalFilter(
  preference: AlertPreference,
  severity: AlertSeverity,
  policyKind: string,
): "below_minimum_severity" | "muted_category" | null {
  if (severityRank(severity) < severityRank(preference.minimumSeverity)) return "below_minimum_severity";
  return preference.mutedCategories.includes(categoryOfKind(policyKind)) ? "muted_category" : null;
}
