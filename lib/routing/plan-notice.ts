import type { AlertSeverity } from "@/lib/alerts/severity";
import { matchableLabels, type NoticeKind, type PolicyFacts } from "./alert-facts";
import { groupKeyOf } from "./grouping";
import { seriesOf, type Ledger } from "./ledger";
import type { RoutingConfiguration } from "./configuration";
import { preferenceFor, resolveRecipients, textsTo, type Recipient } from "./recipients";
import { routeNotice, type Hit, type NoticeRoute, type Stage } from "./route-notice";
import { tellRecipient, type HoldReason, type Telling } from "./tell-recipient";
import type { Labels } from "./types";

/** A notice with its alert and policy, as it is routed. */
export type RoutedNotice = {
  organizationId: string;
  id: string;
  kind: NoticeKind;
  severity: AlertSeverity;
  at: Date;
  alert: {
    id: string;
    fingerprint: string;
    labels: Labels;
    state: string;
    flapping: boolean;
    snoozedUntil: Date | null;
    value: number | null;
    threshold: number | null;
    firedAt: Date;
    policyVersion: number;
  };
  policy: PolicyFacts & {
    cooldownSeconds: number;
    entries: readonly string[];
    contactEmail: string | null;
    runbookUrl: string | null;
  };
};

/** Why somebody is told of a notice or not: codes that stay as they are. */
export type RoutingReason =
  | "told"
  | "held"
  | "filtered_by_preferences"
  | "escalation_only"
  | "cleared_before_told"
  | "nobody_was_told"
  | `suppressed_by_${Stage}`;

export type RecipientOutcome = {
  recipient: Recipient;
  outcome: "told" | "held" | "filtered" | "dropped";
  reason: HoldReason | "below_minimum_severity" | "muted_category" | "cleared" | null;
  dueAt: Date | null;
};

/** What was decided about one notice, for the chain of decisions. */
export type NoticeDecision = {
  notice: RoutedNotice;
  reason: RoutingReason;
  hits: readonly Hit[];
  outcomes: readonly RecipientOutcome[];
  escalationPolicyIds: readonly string[];
  /** Entries of the policy that came to nobody. */
  unresolved: readonly string[];
  fellBack: boolean;
  /** How many alerts the message tells of; 0 where none was sent. */
  bundled: number;
};

/** One message to one recipient, of one notice or of several. */
export type Tell = { recipient: Recipient; notices: readonly RoutedNotice[] };

export type EscalationDraft = { alertId: string; escalationPolicyId: string; at: Date };

export type NoticePlan = { decision: NoticeDecision; tells: Tell[]; escalations: EscalationDraft[] };

/** Decides about one notice: who is told of it now, for whom it waits, who is not told, and why. */
export function planNotice(
  notice: RoutedNotice,
  configuration: RoutingConfiguration,
  ledger: Ledger,
  at: Date,
): NoticePlan {
  if (notice.kind === "resolved") return planResolved(notice, configuration, ledger, at);
  const route = routeOf(notice, configuration, ledger);
  if (route.outcome === "suppressed")
    return {
      decision: decisionOf(notice, `suppressed_by_${route.by.stage}`, { hits: route.hits }),
      tells: [],
      escalations: [],
    };

  const resolved =
    notice.kind === "reminder"
      ? { ...NOBODY, recipients: ledger.audienceOf(notice.alert.id).map(({ recipient }) => recipient) }
      : resolveRecipients(notice.policy, configuration.directory);
  const notBefore = route.outcome === "later" ? route.at : null;
  // Who is reminded was texted before, or is not texted now.
  const texts =
    notice.kind === "reminder"
      ? []
      : textsTo(resolved.recipients, configuration.directory, configuration.preferences);
  const outcomes = [...resolved.recipients, ...texts].map((recipient) =>
    place(notice, recipient, { configuration, ledger, notBefore, at }),
  );
  const escalates = notice.kind === "fired";
  const escalationPolicyIds = escalates ? resolved.escalationPolicyIds : [];
  return {
    decision: decisionOf(notice, reasonOf(outcomes, escalationPolicyIds.length > 0), {
      hits: route.hits,
      outcomes,
      escalationPolicyIds,
      unresolved: resolved.unresolved,
      fellBack: resolved.fellBack,
    }),
    tells: tellsOf(notice, outcomes),
    escalations: escalationPolicyIds.map((escalationPolicyId) => ({
      alertId: notice.alert.id,
      escalationPolicyId,
      at: notBefore ?? notice.at,
    })),
  };
}

const NOBODY = { escalationPolicyIds: [], unresolved: [], fellBack: false };

/** That something is over goes to exactly those who were told that it began. */
function planResolved(
  notice: RoutedNotice,
  configuration: RoutingConfiguration,
  ledger: Ledger,
  at: Date,
): NoticePlan {
  const dropped = ledger
    .heldOf(notice.alert.id)
    .filter(({ reason }) => reason === "group")
    .map((entry): RecipientOutcome => {
      ledger.release(entry);
      return { recipient: entry.recipient, outcome: "dropped", reason: "cleared", dueAt: null };
    });
  const outcomes = ledger
    .audienceOf(notice.alert.id)
    .map(({ recipient }) => place(notice, recipient, { configuration, ledger, notBefore: null, at }));
  const reason =
    outcomes.length > 0
      ? reasonOf(outcomes, false)
      : dropped.length > 0
        ? "cleared_before_told"
        : "nobody_was_told";
  return {
    decision: decisionOf(notice, reason, { outcomes: [...outcomes, ...dropped] }),
    tells: tellsOf(notice, outcomes),
    escalations: [],
  };
}

/** What stands against a notice, from what is known of its alert now. */
export function routeOf(
  notice: RoutedNotice,
  { world }: Pick<RoutingConfiguration, "world">,
  ledger: Ledger,
): NoticeRoute {
  const lastTold = ledger.lastToldOf(seriesOf(notice.policy.id, notice.alert.fingerprint));
  return routeNotice({ ...notice, lastTold }, world);
}

export function groupKeyOfNotice(
  { alert, policy, severity }: RoutedNotice,
  { world }: Pick<RoutingConfiguration, "world">,
): string {
  return groupKeyOf(world.settings.groupBy, matchableLabels(alert.labels, policy, severity));
}

/** Notes in the ledger that a recipient is told of a notice. */
export function noteTold(
  notice: RoutedNotice,
  recipient: Recipient,
  configuration: Pick<RoutingConfiguration, "world">,
  ledger: Ledger,
  at: Date,
): void {
  ledger.tell({
    alertId: notice.alert.id,
    series: seriesOf(notice.policy.id, notice.alert.fingerprint),
    recipient,
    groupKey: groupKeyOfNotice(notice, configuration),
    severity: notice.severity,
    isResolved: notice.kind === "resolved",
    at,
  });
}

type Placing = { configuration: RoutingConfiguration; ledger: Ledger; notBefore: Date | null; at: Date };

function place(notice: RoutedNotice, recipient: Recipient, placing: Placing): RecipientOutcome {
  const { configuration, ledger, notBefore, at } = placing;
  const { world, preferences } = configuration;
  const groupKey = groupKeyOfNotice(notice, configuration);
  const telling = tellRecipient({
    notice: { ...notice, policyKind: notice.policy.kind },
    preference: preferenceFor(recipient, preferences),
    group: ledger.groupOf(recipient.key, groupKey),
    bucket: ledger.bucketOf(recipient.key, notice.severity),
    settings: world.settings,
    notBefore,
    at,
  });
  if (telling.outcome === "told") {
    ledger.takeFrom(recipient.key, notice.severity, telling.bucket);
    noteTold(notice, recipient, configuration, ledger, at);
  }
  if (telling.outcome === "held") {
    const { reason, dueAt } = telling;
    const { severity, alert } = notice;
    ledger.hold({
      noticeId: notice.id,
      alertId: alert.id,
      recipient,
      groupKey,
      reason,
      severity,
      heldAt: at,
      dueAt,
    });
  }
  return outcomeOf(recipient, telling);
}

function outcomeOf(recipient: Recipient, telling: Telling): RecipientOutcome {
  return {
    recipient,
    outcome: telling.outcome,
    reason: telling.outcome === "told" ? null : telling.reason,
    dueAt: telling.outcome === "held" ? telling.dueAt : null,
  };
}

function tellsOf(notice: RoutedNotice, outcomes: readonly RecipientOutcome[]): Tell[] {
  return outcomes
    .filter(({ outcome }) => outcome === "told")
    .map(({ recipient }) => ({ recipient, notices: [notice] }));
}

function reasonOf(outcomes: readonly RecipientOutcome[], escalates: boolean): RoutingReason {
  if (outcomes.some(({ outcome }) => outcome === "told")) return "told";
  if (outcomes.some(({ outcome }) => outcome === "held")) return "held";
  if (escalates) return "escalation_only";
  return outcomes.length > 0 ? "filtered_by_preferences" : "nobody_was_told";
}

/** A decision with what there is nothing to say of left empty. */
export function decisionOf(
  notice: RoutedNotice,
  reason: RoutingReason,
  rest: Partial<NoticeDecision>,
): NoticeDecision {
  return {
    hits: [],
    outcomes: [],
    escalationPolicyIds: [],
    unresolved: [],
    fellBack: false,
    bundled: 0,
    ...rest,
    notice,
    reason,
  };
}
