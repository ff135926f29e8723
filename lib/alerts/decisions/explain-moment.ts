import "server-only";
import { policySentence } from "@/lib/alert-policies/sentence";
import { slotAt } from "@/lib/collection/slots";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { describeDecision } from "../decision-words";
import { isOpen } from "../engine/instance";
import { judge } from "../engine/judge";
import { silentReading, withShadows } from "../engine/replay-instants";
import type { InstanceState, Judgement, Labels, Reading } from "../engine/types";
import { readNames } from "../internal/names";
import { readInstants, type PastInstant } from "../internal/policy-history";
import { clauseOf, clauseText, type Clause } from "./clauses";
import { readAftermath, type ExplainedDecision } from "./explained-decision";
import type { ExplainedStep } from "./explanation";
import { NOWHERE, readPlaces } from "./places";

/** What a policy said of one set of labels. */
export type ExplainedLine = {
  labels: Labels;
  clause: Clause;
  text: string;
  judgement: Judgement;
  /** Where the fingerprint stood after this evaluation, since when, and by which decision of the chain. */
  state: InstanceState;
  since: Date | null;
  sequence: number | null;
  /** The alert that was open. */
  alertId: string | null;
};

export type MomentExplanation = {
  /** The evaluation that speaks for the moment: the last one at or before it; null where none took place. */
  at: Date | null;
  /** True where it took place so late that nobody was woken. */
  late: boolean;
  watch: "watched" | "disabled" | "removed" | "not_evaluated";
  /** What the version of that time said. */
  policyVersion: number | null;
  sentence: string | null;
  /** What is open or waits comes first. */
  lines: ExplainedLine[];
  /** How many lines there were beyond those that are told. */
  omitted: number;
  /** Who was told of what was decided then, why others were not, and how later samples revised it. */
  aftermath: ExplainedStep[];
};

const MOST_LINES = 200;

const NOT_EVALUATED: MomentExplanation = {
  at: null,
  late: false,
  watch: "not_evaluated",
  policyVersion: null,
  sentence: null,
  lines: [],
  omitted: 0,
  aftermath: [],
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
    const period = { from: new Date(slotAt(at).getTime() - 1), to: at };
    const instant = (await readInstants(transaction, organizationId, policyId, period)).at(-1);
    if (!instant) return NOT_EVALUATED;
    const { definition } = instant;
    const unit = await findUnit(transaction, organizationId, definition.metricType);
    const lines = isWatched(instant)
      ? await readLines(transaction, { organizationId, policyId, instant, unit })
      : [];
    const routing = await readAftermath(transaction, organizationId, policyId, instant.at);
    return {
      at: instant.at,
      late: instant.late,
      watch: isWatched(instant) ? "watched" : instant.isRemoved ? "removed" : "disabled",
      policyVersion: definition.version,
      sentence: policySentence(definition, { unit }),
      lines: lines.slice(0, MOST_LINES),
      omitted: Math.max(0, lines.length - MOST_LINES),
      aftermath: await stepsOf(transaction, organizationId, routing),
    };
  });
}

function isWatched({ definition, isRemoved }: PastInstant): boolean {
  return definition.enabled && !isRemoved;
}

type Asked = { organizationId: string; policyId: string; instant: PastInstant; unit: string | undefined };

/** What was measured, and what was not any more although it stood somewhere. */
async function readLines(
  transaction: Transaction,
  { organizationId, policyId, instant, unit }: Asked,
): Promise<ExplainedLine[]> {
  const { at, definition } = instant;
  const places = await readPlaces(transaction, organizationId, policyId, at);
  const measured = withShadows(definition, instant.readings);
  const names = new Set(measured.map(({ fingerprint }) => fingerprint));
  const missing = [...places].flatMap(([fingerprint, { state, labels }]): Reading[] =>
    names.has(fingerprint) || !isActive(state) ? [] : [silentReading(definition, fingerprint, labels, at)],
  );
  return [...measured, ...missing]
    .map((reading): ExplainedLine => {
      const place = places.get(reading.fingerprint) ?? NOWHERE;
      const { state, since, sequence } = place;
      const judgement = judge(reading, definition, { state, severity: null });
      const clause = clauseOf(judgement, place, at);
      const text = clauseText({ clause, judgement, since, definition, unit, at });
      const alertId = isOpen(state) ? place.alertId : null;
      return { labels: reading.labels, clause, text, judgement, state, since, sequence, alertId };
    })
    .toSorted((one, other) => Number(isActive(other.state)) - Number(isActive(one.state)));
}

function isActive(state: InstanceState): boolean {
  return isOpen(state) || state === "pending";
}

async function findUnit(
  transaction: Transaction,
  organizationId: string,
  name: string | null,
): Promise<string | undefined> {
  if (name === null) return undefined;
  const series = await transaction.metricSeries.findFirst({
    where: { organizationId, name },
    select: { unit: true },
  });
  return series?.unit;
}

async function stepsOf(
  transaction: Transaction,
  organizationId: string,
  routing: readonly ExplainedDecision[],
): Promise<ExplainedStep[]> {
  const contents = routing.map(({ content }) => content);
  const names = await readNames(transaction, organizationId, contents);
  return routing.map(({ sequence, at, kind, content }) => {
    const { title, details } = describeDecision(kind, content, names);
    return { sequence, at, text: title, details };
  });
}
