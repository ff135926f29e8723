import { isUnderWay, type IncidentState } from "./states";

export const RESOLVE_ON = ["all_resolved", "first", "never"] as const;

export type ResolveOn = (typeof RESOLVE_ON)[number];

export const RESOLVE_ON_LABELS: Record<ResolveOn, string> = {
  all_resolved: "When all its alerts are resolved",
  first: "When its first alert is resolved",
  never: "By a person only",
};

/** When its rule resolves an incident whose alerts were resolved at these times (null: not yet), or null. */
export function resolvedByRuleAt(
  incident: { state: IncidentState; resolveOn: ResolveOn },
  resolvedAt: readonly (Date | null)[],
): Date | null {
  if (!isUnderWay(incident.state)) return null;
  const times = resolvedAt.flatMap((at) => (at === null ? [] : [at.getTime()]));
  switch (incident.resolveOn) {
    case "never":
      return null;
    case "first":
      return times.length === 0 ? null : new Date(Math.min(...times));
    case "all_resolved":
      return times.length === 0 || times.length < resolvedAt.length ? null : new Date(Math.max(...times));
  }
}
