import { canonicalJson } from "@/lib/core/canonical-json";
import type { AlertSeverity } from "@/lib/alerts/severity";
import type { AlertLabels } from "@/lib/alerts/types";
import { matchesLabels, type LabelMatcher } from "./match-labels";
import { isAtLeast, severityOfAlerts, type IncidentSeverity, type SeverityMapping } from "./severity";
import { isUnderWay, type IncidentState } from "./states";
import { incidentTitle } from "./title";

/** An alert that belongs to no incident yet. */
export type LooseAlert = {
  id: string;
  policyId: string;
  policyName: string;
  labels: AlertLabels;
  severity: AlertSeverity;
  firedAt: Date;
  /** Since when the trouble must have lasted for the alert to fire. */
  startedAt: Date;
  isResolved: boolean;
};

export type Rule = {
  id: string;
  position: number;
  matchers: readonly LabelMatcher[];
  policyIds: readonly string[];
  minimumSeverity: AlertSeverity;
  samePolicy: boolean;
  sameLabels: readonly string[];
  windowSeconds: number;
  minimumCount: number;
  severityMapping: SeverityMapping;
  titleTemplate: string;
  activeSince: Date;
};

/** The newest incident of a key that may take further alerts. */
export type KnownIncident = {
  id: string;
  key: string;
  state: IncidentState;
  severity: IncidentSeverity;
  severityFixed: boolean;
  /** Set where a rule resolved it: it opens again when the same comes back within the window. */
  resolvedByRuleAt: Date | null;
};

export type Joining = {
  incidentId: string;
  alertIds: string[];
  /** The severity to raise it to; null where it stays. */
  raiseTo: IncidentSeverity | null;
  reopens: boolean;
};

export type Opening = {
  ruleId: string;
  key: string;
  alertIds: string[];
  severity: IncidentSeverity;
  title: string;
  startedAt: Date;
  /** When the alert fired that made it an incident. */
  triggeredAt: Date;
};

export type Correlation = { joinings: Joining[]; openings: Opening[] };

/**
 * Decides which alerts of one organisation belong together. Depends on the sets alone, not on the order in which
 * alerts are given or were noticed. Rules are tried by position; what one takes the next never sees. An alert
 * joins the incident of its key while that is under way. Otherwise an incident opens once a window holds
 * enough alerts of the key, at least one of them unresolved, and takes all of them, the first ones too.
 */
export function correlate(
  alerts: readonly LooseAlert[],
  rules: readonly Rule[],
  incidents: readonly KnownIncident[],
): Correlation {
  const correlation: Correlation = { joinings: [], openings: [] };
  const incidentByKey = new Map(incidents.map((incident) => [incident.key, incident]));
  let loose = [...alerts].sort(byTime);
  for (const rule of [...rules].sort((one, other) => one.position - other.position)) {
    const groups = groupsOf(rule, loose);
    const taken = new Set<string>();
    for (const [key, group] of groups) {
      const { joining, opening } = decide(rule, key, group, incidentByKey.get(key));
      if (joining) correlation.joinings.push(joining);
      if (opening) correlation.openings.push(opening);
      for (const id of [...(joining?.alertIds ?? []), ...(opening?.alertIds ?? [])]) taken.add(id);
    }
    loose = loose.filter(({ id }) => !taken.has(id));
  }
  return correlation;
}

/** What alerts of one incident share under a rule. A label that is not there equals another that is not. */
export function correlationKey(
  rule: Pick<Rule, "id" | "samePolicy" | "sameLabels">,
  alert: Pick<LooseAlert, "policyId" | "labels">,
): string {
  const labels = rule.sameLabels.map((name) => [name, alert.labels[name] ?? null] as const);
  return `${rule.id} ${canonicalJson({
    policy: rule.samePolicy ? alert.policyId : null,
    labels: Object.fromEntries(labels),
  })}`;
}

function groupsOf(rule: Rule, alerts: readonly LooseAlert[]): Map<string, LooseAlert[]> {
  const groups = new Map<string, LooseAlert[]>();
  for (const alert of alerts) {
    if (!isFor(rule, alert)) continue;
    const key = correlationKey(rule, alert);
    const group = groups.get(key);
    if (group) group.push(alert);
    else groups.set(key, [alert]);
  }
  return groups;
}

function isFor(rule: Rule, alert: LooseAlert): boolean {
  return (
    alert.firedAt >= rule.activeSince &&
    isAtLeast(alert.severity, rule.minimumSeverity) &&
    (rule.policyIds.length === 0 || rule.policyIds.includes(alert.policyId)) &&
    matchesLabels(rule.matchers, alert.labels)
  );
}

function decide(
  rule: Rule,
  key: string,
  group: readonly LooseAlert[],
  incident: KnownIncident | undefined,
): { joining?: Joining; opening?: Opening } {
  if (incident !== undefined && isUnderWay(incident.state))
    return { joining: joined(rule, incident, group, false) };
  const returned = incident === undefined ? [] : withinReturn(rule, group, incident);
  if (incident !== undefined && returned.some(({ isResolved }) => !isResolved))
    return { joining: joined(rule, incident, group, true) };
  const burst = burstOf(rule, group);
  return burst === null || burst.alerts.every(({ isResolved }) => isResolved)
    ? {}
    : { opening: opened(rule, key, burst) };
}

function joined(
  rule: Rule,
  incident: KnownIncident,
  group: readonly LooseAlert[],
  reopens: boolean,
): Joining {
  const severity = severityOfAlerts(severitiesOf(group), rule.severityMapping);
  const isGraver = severity < incident.severity;
  return {
    incidentId: incident.id,
    alertIds: group.map(({ id }) => id),
    raiseTo: isGraver && !incident.severityFixed ? severity : null,
    reopens,
  };
}

/** The alerts that fired so soon after the rule resolved the incident that it was not over. */
function withinReturn(
  { windowSeconds }: Rule,
  group: readonly LooseAlert[],
  { resolvedByRuleAt }: KnownIncident,
): LooseAlert[] {
  if (resolvedByRuleAt === null) return [];
  const until = resolvedByRuleAt.getTime() + windowSeconds * 1_000;
  return group.filter(({ firedAt }) => firedAt.getTime() <= until);
}

type Burst = { alerts: LooseAlert[]; triggeredAt: Date };

/**
 * The newest run of alerts, each within a window of the one before, in which some window holds enough of
 * them. The whole run belongs to the incident, not only what crossed the threshold.
 */
function burstOf({ windowSeconds, minimumCount }: Rule, group: readonly LooseAlert[]): Burst | null {
  const span = windowSeconds * 1_000;
  const runs: LooseAlert[][] = [];
  for (const alert of group) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && alert.firedAt.getTime() - last.firedAt.getTime() <= span) run.push(alert);
    else runs.push([alert]);
  }
  for (const alerts of runs.reverse()) {
    const trigger = alerts.find((alert, index) => {
      const first = alerts[index - minimumCount + 1];
      return first !== undefined && alert.firedAt.getTime() - first.firedAt.getTime() <= span;
    });
    if (trigger) return { alerts, triggeredAt: trigger.firedAt };
  }
  return null;
}

function opened(rule: Rule, key: string, { alerts, triggeredAt }: Burst): Opening {
  return {
    ruleId: rule.id,
    key,
    alertIds: alerts.map(({ id }) => id),
    severity: severityOfAlerts(severitiesOf(alerts), rule.severityMapping),
    title: incidentTitle(rule.titleTemplate, alerts),
    startedAt: new Date(Math.min(...alerts.map(({ startedAt }) => startedAt.getTime()))),
    triggeredAt,
  };
}

function severitiesOf(alerts: readonly LooseAlert[]): AlertSeverity[] {
  return alerts.map(({ severity }) => severity);
}

function byTime(one: LooseAlert, other: LooseAlert): number {
  return one.firedAt.getTime() - other.firedAt.getTime() || (one.id < other.id ? -1 : 1);
}
