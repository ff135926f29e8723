import { ALERT_SEVERITIES, type AlertSeverity } from "@/lib/alerts/severity";
import type { Labels } from "./types";

const NOTICE_KINDS = ["fired", "severity_raised", "resolved", "flapping", "no_data", "reminder"] as const;

export type NoticeKind = (typeof NOTICE_KINDS)[number];

export function isNoticeKind(kind: string): kind is NoticeKind {
  return (NOTICE_KINDS as readonly string[]).includes(kind);
}

export type PolicyFacts = {
  id: string;
  name: string;
  kind: string;
  metric: string | null;
  severity: AlertSeverity;
  controlIds: readonly string[];
};

/** What matchers are held against: labels of the policy win over labels of the same name. */
export function matchableLabels(labels: Labels, policy: PolicyFacts, severity: AlertSeverity): Labels {
  return { ...labels, ...policyLabels(policy), severity };
}

/** Of the labels of a policy's alerts, those that are known before there is one. */
export function policyLabels({ id, name, kind, metric }: PolicyFacts): Labels {
  return { policy: name, policy_id: id, kind, metric: metric ?? "" };
}

/** For comparing: more is graver. */
export function severityRank(severity: AlertSeverity): number {
  return ALERT_SEVERITIES.indexOf(severity);
}
