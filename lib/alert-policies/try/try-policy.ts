import "server-only";
import { replay } from "@/lib/alerts/engine/replay";
import type { Reading } from "@/lib/alerts/engine/types";
import { SLOT_MS, slotAt } from "@/lib/collection/slots";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { columnsOf, readDefinition } from "../definition";
import { parseSettings } from "../internal/check-settings";
import { findPolicyRow } from "../internal/rows";
import { worseDirection } from "../kinds";
import { valueUnit } from "../sentence";
import type { PolicyDefinition } from "../types";
import { loadSeries } from "./load-series";
import { outcomeOf } from "./outcome";
import { lookBackSeconds, readingsOf } from "./readings";
import { TRY_RANGE_DAYS, type PolicyTrial, type TriedLine, type TryRange } from "./types";

const SHOWN_EPISODES = 50;
const SHOWN_LINES = 8;
const CHART_POINTS = 300;
/** Sorting a longer window anew at each of a month's slots takes longer than somebody waits. */
const LONGEST_PERCENTILE_SECONDS = 86_400;

type TryInput = {
  settings: unknown;
  range: TryRange;
  /** Whose newest version to compare with. */
  policyId?: string;
};

/** What a policy would have done over a stretch of the past, beside what its newest version would have done. */
export async function tryPolicy(
  context: OrganizationContext,
  { settings, range, policyId }: TryInput,
): Promise<PolicyTrial> {
  requirePermission(context, "alert-policies.read");
  const draft = parseSettings(settings);
  const { organizationId } = context;
  const to = slotAt(now());
  return withOrganization(context, async (transaction) => {
    const live =
      policyId === undefined
        ? null
        : readDefinition(await findPolicyRow(transaction, organizationId, policyId));
    const reason = whyNotTried(draft);
    if (reason !== null) return { kind: "not_tried", reason };
    const { timeZone } = await transaction.organization.findUniqueOrThrow({
      where: { id: organizationId },
      select: { timeZone: true },
    });
    const input = { transaction, organizationId, timeZone, range, to };
    const tried = await replayPast({ ...input, policy: draft });
    const compared =
      live === null || whyNotTried(live) !== null ? null : await replayPast({ ...input, policy: live });
    const from = new Date(to.getTime() - TRY_RANGE_DAYS[range] * 86_400_000);
    return {
      kind: "tried",
      range,
      from: from.toISOString(),
      to: to.toISOString(),
      ...chartOf(tried.readings, tried.instants, isWorseLow(draft) ? Math.min : Math.max),
      unit: valueUnit(draft, tried.unit),
      episodes: tried.episodes.toReversed().slice(0, SHOWN_EPISODES),
      figures: tried.figures,
      live: compared?.figures ?? null,
      isPartial: tried.isPartial,
    };
  });
}

/** Says plainly why a policy cannot be tried; null when it can. */
function whyNotTried({ kind, aggregate, windowSeconds }: PolicyDefinition): string | null {
  if (kind === "anomaly")
    return "An anomaly is judged against what was usual at the time, and what was usual then is not kept.";
  if (kind === "composite")
    return "A composite looks at the alerts of other policies. Try those policies by themselves.";
  if (aggregate === "p95" && windowSeconds > LONGEST_PERCENTILE_SECONDS)
    return "The 95th percentile of more than a day takes too long to try. Choose a shorter window or another aggregate.";
  return null;
}

type PastInput = {
  transaction: Transaction;
  organizationId: string;
  timeZone: string;
  range: TryRange;
  to: Date;
  policy: PolicyDefinition;
};

async function replayPast({ transaction, organizationId, timeZone, range, to, policy }: PastInput) {
  const slots = (TRY_RANGE_DAYS[range] * 86_400_000) / SLOT_MS;
  const instants = Array.from({ length: slots }, (_, place) => to.getTime() - (slots - 1 - place) * SLOT_MS);
  const from = new Date(to.getTime() - slots * SLOT_MS);
  const span = { from: new Date(from.getTime() - lookBackSeconds(policy) * 1000), to };
  const { series, unit, isPartial } = await loadSeries(transaction, organizationId, policy, span);
  const readings = readingsOf(policy, series, instants);
  const definition = { ...policy, parameters: columnsOf(policy).parameters, enabled: true, version: 1 };
  const replayed = replay(definition, readings, { from, to });
  const { cooldownSeconds } = policy;
  return {
    instants,
    readings,
    unit,
    isPartial,
    ...outcomeOf(replayed, { cooldownSeconds, timeZone, until: to }),
  };
}

function isWorseLow({ comparisonOperator }: PolicyDefinition): boolean {
  return worseDirection(comparisonOperator) === "down";
}

/** A line for each alert that the policy would make, thinned so that the worst of each stretch is still seen. */
function chartOf(
  readings: readonly Reading[],
  instants: readonly number[],
  worst: (one: number, other: number) => number,
) {
  const stepMs = Math.ceil(instants.length / CHART_POINTS) * SLOT_MS;
  const end = instants.at(-1) ?? 0;
  const count = Math.ceil((instants.length * SLOT_MS) / stepMs);
  const placeOf = (at: Date) => count - 1 - Math.floor((end - at.getTime()) / stepMs);
  const lines = new Map<string, TriedLine>();
  for (const { at, fingerprint, labels, value, about } of readings) {
    if (about === "data" || (!lines.has(fingerprint) && lines.size === SHOWN_LINES)) continue;
    const line = lines.get(fingerprint) ?? {
      key: fingerprint,
      label: labelOf(labels),
      points: Array<number | null>(count).fill(null),
    };
    lines.set(fingerprint, line);
    const place = placeOf(at);
    const known = line.points[place] ?? null;
    if (value !== null) line.points[place] = known === null ? value : worst(known, value);
  }
  const at = Array.from({ length: count }, (_, place) =>
    new Date(end - (count - 1 - place) * stepMs).toISOString(),
  );
  return { at, lines: [...lines.values()] };
}

function labelOf(labels: Readonly<Record<string, string>>): string {
  const words = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
  return words.length === 0 ? "Measured" : words.join(", ");
}
