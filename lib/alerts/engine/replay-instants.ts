import { decisionContent } from "./decision-content";
import { fingerprint } from "./fingerprint";
import { isOpen, newInstance } from "./instance";
import { judge } from "./judge";
import { transition } from "./transition";
import type { Instance, Judgement, Labels, PolicyDefinition, Reading } from "./types";

/** One evaluation of a policy: the version then in force, and what it measured. */
export type Instant = {
  at: Date;
  late: boolean;
  definition: PolicyDefinition;
  isRemoved: boolean;
  readings: readonly Reading[];
};

/** What an operator did to the alert of a fingerprint. */
export type ReplayedAction = {
  at: Date;
  fingerprint: string;
  action: "acknowledged" | "unacknowledged" | "resolved";
  heldUntil: Date;
};

export type ReplayedDecision = { at: Date; fingerprint: string; content: string };

type Known = { labels: Labels; instance: Instance; decidedAt: Date };

/**
 * The decisions of one policy about all of its fingerprints, from its beginning: as evaluate_alert_policies() in the
 * database made them, byte for byte.
 */
export function replayInstants(
  instants: readonly Instant[],
  actions: readonly ReplayedAction[],
): ReplayedDecision[] {
  const known = new Map<string, Known>();
  const pending = actions.toSorted((one, other) => one.at.getTime() - other.at.getTime());
  const decisions: ReplayedDecision[] = [];
  for (const instant of instants) {
    while (pending[0] && pending[0].at < instant.at) act(known, pending.shift());
    decisions.push(...decide(known, instant));
  }
  return decisions;
}

function decide(known: Map<string, Known>, instant: Instant): ReplayedDecision[] {
  const { at, late, definition } = instant;
  const isWatched = definition.enabled && !instant.isRemoved;
  const measured = isWatched ? withShadows(definition, instant.readings) : [];
  const missing = missingOf(known, measured, definition, at);
  const decisions: ReplayedDecision[] = [];
  const readings = missing.length === 0 ? measured : [...measured, ...missing];
  for (const reading of readings.length > 1 ? readings.toSorted(byFingerprint) : readings) {
    const before = known.get(reading.fingerprint);
    if (before && before.decidedAt >= at) continue;
    const prior = before?.instance ?? newInstance(definition.version);
    const isKnownOnly = missing.includes(reading);
    const judgement = isWatched ? judgeMeasured(reading, definition, prior, isKnownOnly) : NOT_WATCHED;
    // Nearly every step of nearly every month: the database passes it over too.
    if (judgement.verdict === "clear" && isQuiet(prior)) continue;
    const step = transition(prior, judgement, definition, at, { late });
    const content = decisionContent(step, judgement, reading.labels, late);
    if (content === null && isSame(prior, step.next)) continue;
    known.set(reading.fingerprint, { labels: reading.labels, instance: step.next, decidedAt: at });
    if (content !== null) decisions.push({ at, fingerprint: reading.fingerprint, content });
  }
  return decisions;
}

/** What was known before, is not quiet and was not measured now. */
function missingOf(
  known: ReadonlyMap<string, Known>,
  measured: readonly Reading[],
  definition: PolicyDefinition,
  at: Date,
): Reading[] {
  // Nearly every policy has one fingerprint, and it was measured.
  const [sole] = measured;
  if (known.size === 0 || (known.size === 1 && sole && known.has(sole.fingerprint))) return [];
  const names = new Set(measured.map((reading) => reading.fingerprint));
  return [...known]
    .filter(([key, { instance }]) => !names.has(key) && !isQuiet(instance))
    .map(([key, { labels }]) => silentReading(definition, key, labels, at));
}

/** A fingerprint that a new version does not measure any more is not asked for. */
function judgeMeasured(
  reading: Reading,
  definition: PolicyDefinition,
  prior: Instance,
  isKnownOnly: boolean,
): Judgement {
  const judgement = judge(reading, definition, prior);
  return isKnownOnly && definition.version !== prior.policyVersion
    ? { ...judgement, verdict: "withdrawn", severity: null, withdrawal: "policy_changed" }
    : judgement;
}

const NOT_WATCHED: Judgement = {
  verdict: "withdrawn",
  severity: null,
  threshold: null,
  value: null,
  samples: 0,
  about: "value",
  withdrawal: "policy_removed",
};

/** Beside each value, whether there is one, for policies that tell of missing data by alerts of their own. */
export function withShadows(definition: PolicyDefinition, readings: readonly Reading[]): readonly Reading[] {
  if (definition.noData !== "separate") return readings;
  return readings.flatMap((reading) => {
    const labels = { ...reading.labels, no_data: "true" };
    return [reading, { ...reading, labels, fingerprint: fingerprint(labels), about: "data" as const }];
  });
}

/** Known before and not measured now: counted none, or silent. */
export function silentReading(definition: PolicyDefinition, key: string, labels: Labels, at: Date): Reading {
  const about = definition.noData === "separate" && "no_data" in labels ? "data" : "value";
  const value = definition.kind === "event_count" || about === "data" ? 0 : null;
  return { at, labels, fingerprint: key, value, samples: 0, about };
}

function act(known: Map<string, Known>, action: ReplayedAction | undefined): void {
  const before = action && known.get(action.fingerprint);
  if (!action || !before || !isOpen(before.instance.state)) return;
  const { instance } = before;
  const next: Instance =
    action.action === "resolved"
      ? {
          ...instance,
          state: "resolved",
          since: null,
          clearSince: null,
          noData: false,
          untold: false,
          heldUntil: action.heldUntil,
        }
      : { ...instance, state: action.action === "acknowledged" ? "acknowledged" : "firing" };
  const decidedAt = action.at > before.decidedAt ? action.at : before.decidedAt;
  known.set(action.fingerprint, { ...before, instance: next, decidedAt });
}

function isQuiet({ state, history, heldUntil, flapping }: Instance): boolean {
  return (state === "inactive" || state === "resolved") && history === 0 && heldUntil === null && !flapping;
}

/** Compared field by field: as text it would be most of what a replay costs. */
function isSame(one: Instance, other: Instance): boolean {
  return (
    one.state === other.state &&
    one.severity === other.severity &&
    isSameTime(one.since, other.since) &&
    isSameTime(one.clearSince, other.clearSince) &&
    isSameTime(one.heldUntil, other.heldUntil) &&
    isSameTime(one.seenAt, other.seenAt) &&
    one.noData === other.noData &&
    one.flapping === other.flapping &&
    one.untold === other.untold &&
    one.history === other.history &&
    one.policyVersion === other.policyVersion
  );
}

function isSameTime(one: Date | null, other: Date | null): boolean {
  return one?.getTime() === other?.getTime();
}

function byFingerprint(one: Reading, other: Reading): number {
  return one.fingerprint < other.fingerprint ? -1 : 1;
}
