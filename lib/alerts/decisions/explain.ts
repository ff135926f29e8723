import "server-only";
import type { Json } from "@/lib/core/canonical-json";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { slotAt } from "@/lib/collection/slots";
import { isOpen } from "../engine/instance";
import { judge } from "../engine/judge";
import type { InstanceState, Judgement, Labels, PolicyDefinition } from "../engine/types";
import { readInstants } from "../internal/policy-history";
import type { DecisionKind } from "./types";

/** One link of an alert's story, as it is chained. */
export type ExplainedDecision = {
  sequence: number;
  at: Date;
  kind: DecisionKind;
  policyVersion: number | null;
  content: { reason?: string } & Record<string, Json>;
};

export type AlertExplanation = {
  /** What made it fire: value, threshold, verdict and the version that asked. */
  fired: ExplainedDecision | null;
  /** What became of it after that, in order. */
  transitions: ExplainedDecision[];
  actions: ExplainedDecision[];
  /** Who was told, and why others were not. */
  routing: ExplainedDecision[];
  deliveries: ExplainedDecision[];
};

/** Why an alert fired, what became of it, and who was told or not and why: from the chain alone. */
export async function explainAlert(context: OrganizationContext, alertId: string): Promise<AlertExplanation> {
  requirePermission(context, "alerts.read");
  const decisions = await withOrganization(context, (transaction) =>
    readDecisions(transaction, context.organizationId, alertId),
  );
  if (decisions.length === 0) throw notFound("alert");
  const of = (kind: DecisionKind) => decisions.filter((decision) => decision.kind === kind);
  const [fired = null, ...transitions] = of("transition");
  return { fired, transitions, actions: of("action"), routing: of("routing"), deliveries: of("delivery") };
}

/** Which clause of the policy kept an alert from firing, or that none did. */
export type Clause =
  | "fired"
  | "open"
  | "kept_firing"
  | "recovering"
  | "not_crossed"
  | "waiting"
  | "held"
  | "no_data"
  | "disabled"
  | "removed";

export type ExplainedLine = {
  labels: Labels;
  clause: Clause;
  judgement: Judgement;
  /** Where the fingerprint stood after this evaluation. */
  state: InstanceState;
  /** Since when it stands there. */
  since: Date | null;
};

export type MomentExplanation = {
  /** The evaluation that speaks for the moment: the last one at or before it; null where none took place. */
  at: Date | null;
  late: boolean;
  definition: PolicyDefinition | null;
  lines: ExplainedLine[];
};

/**
 * Why a policy fired or did not at any moment, for each of its fingerprints: recomputed from the samples and the version
 * of that time, beside the state that the chain says it had.
 */
export async function explainMoment(
  context: OrganizationContext,
  policyId: string,
  at: Date,
): Promise<MomentExplanation> {
  requirePermission(context, "alerts.read");
  const { organizationId } = context;
  return withOrganization(context, async (transaction) => {
    const policy = await transaction.alertPolicy.findFirst({ where: { organizationId, id: policyId } });
    if (!policy) throw notFound("policy");
    const slot = slotAt(at);
    const period = { from: new Date(slot.getTime() - 1), to: at };
    const instant = (await readInstants(transaction, organizationId, policyId, period)).at(-1);
    if (!instant) return { at: null, late: false, definition: null, lines: [] };
    const states = await readStates(transaction, organizationId, policyId, instant.at);
    const { definition } = instant;
    const isWatched = definition.enabled && !instant.isRemoved;
    const lines = instant.readings.map((reading): ExplainedLine => {
      const { state, since, reason } = states.get(reading.fingerprint) ?? UNKNOWN;
      const judgement = judge(reading, definition, { state, severity: null });
      const clause = isWatched
        ? clauseOf(judgement, state, reason, since?.getTime() === instant.at.getTime())
        : instant.isRemoved
          ? "removed"
          : "disabled";
      return { labels: reading.labels, clause, judgement, state, since };
    });
    return { at: instant.at, late: instant.late, definition, lines };
  });
}

function clauseOf(
  { verdict }: Judgement,
  state: InstanceState,
  reason: string | null,
  isNew: boolean,
): Clause {
  if (isOpen(state)) {
    if (isNew && (reason === "threshold_crossed" || reason === "no_data")) return "fired";
    if (verdict === "recovering") return "recovering";
    return verdict === "clear" ? "kept_firing" : "open";
  }
  if (verdict === "no_data") return "no_data";
  if (state === "pending") return "waiting";
  return verdict === "breach" ? "held" : "not_crossed";
}

type State = { state: InstanceState; since: Date | null; reason: string | null };
const UNKNOWN: State = { state: "inactive", since: null, reason: null };

const STATE_AFTER: Readonly<Record<string, InstanceState>> = {
  acknowledged: "acknowledged",
  unacknowledged: "firing",
  resolved: "resolved",
};

async function readStates(
  transaction: Transaction,
  organizationId: string,
  policyId: string,
  at: Date,
): Promise<Map<string, State>> {
  const rows = await transaction.$queryRaw<
    { fingerprint: string; at: Date; kind: string; reason: string; to: InstanceState | null }[]
  >`
    SELECT DISTINCT ON (fingerprint) fingerprint, at, kind, content::jsonb ->> 'reason' AS reason,
      content::jsonb ->> 'to' AS "to"
    FROM alert_decisions
    WHERE organization_id = ${organizationId}::uuid AND policy_id = ${policyId}::uuid AND at <= ${at}::timestamptz
      AND (kind = 'transition' OR (kind = 'action'
        AND content::jsonb ->> 'reason' IN ('acknowledged', 'unacknowledged', 'resolved')))
    ORDER BY fingerprint, sequence DESC`;
  return new Map(
    rows.map((row) => [
      row.fingerprint,
      { state: row.to ?? STATE_AFTER[row.reason] ?? "inactive", since: row.at, reason: row.reason },
    ]),
  );
}

async function readDecisions(
  transaction: Transaction,
  organizationId: string,
  alertId: string,
): Promise<ExplainedDecision[]> {
  const rows = await transaction.alertDecision.findMany({
    where: { organizationId, alertId },
    orderBy: { sequence: "asc" },
  });
  return rows.map((row) => ({
    sequence: Number(row.sequence),
    at: row.at,
    kind: row.kind as DecisionKind,
    policyVersion: row.policyVersion,
    content: JSON.parse(row.content) as ExplainedDecision["content"],
  }));
}
