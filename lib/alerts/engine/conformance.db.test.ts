import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asSuperuser } from "@/scripts/testing/superuser";
import { SLOT_MS } from "@/lib/collection/slots";
import { ALERT_SEVERITIES } from "../severity";
import { decisionContent } from "./decision-content";
import { newInstance } from "./instance";
import { judge } from "./judge";
import { transition } from "./transition";
import type { Instance, PolicyDefinition } from "./types";

const SEQUENCES = 100_000;
const STEPS = 8;
const BATCH = 10_000;
const SEED = Number(process.env.REGULIX_TEST_SEED ?? 20_261_121);
const START = Date.UTC(2026, 10, 21, 12, 0);

type Step = { minutes: number; value: number | null; late: boolean };
type Sequence = {
  definition: PolicyDefinition;
  newVersionAt: number;
  aboutData: boolean;
  /** As an operator left it: untouched, acknowledged, or resolved and held. */
  from: "inactive" | "acknowledged" | "resolved";
  /** Unrest takes more ticks than a sequence has. */
  history: number;
  isFlapping: boolean;
  steps: Step[];
};

// Few values near few thresholds, so that they meet; times that hit and miss slots, holds and the longest gap.
const severity = fc.constantFrom(...ALERT_SEVERITIES);
const level = fc.constantFrom(-2.5, 0, 1, 1e-7, 79.99999999999999, 80, 1e21, 0.1 + 0.2);
const arbitrary: fc.Arbitrary<Sequence> = fc.record({
  definition: fc.record({
    version: fc.constant(1),
    kind: fc.constant("threshold" as const),
    metricType: fc.constant("cpu_usage"),
    labelSelector: fc.constant([]),
    groupBy: fc.constant([]),
    aggregate: fc.constant("avg" as const),
    windowSeconds: fc.constant(300),
    comparisonOperator: fc.constantFrom("gt", "gte", "lt", "lte", "eq", "neq"),
    thresholdValue: fc.option(level, { freq: 9 }),
    recoveryValue: fc.option(level),
    severity,
    tiers: fc.array(fc.record({ severity, threshold: level }), { maxLength: 2 }),
    forSeconds: fc.constantFrom(0, 0, 300, 600, 660),
    keepFiringSeconds: fc.constantFrom(0, 0, 300, 600),
    noData: fc.constantFrom("keep_last", "alert", "ok", "separate"),
    enabled: fc.constant(true),
    parameters: fc.constant({}),
  }),
  newVersionAt: fc.integer({ min: 1, max: 20 }),
  aboutData: fc.constantFrom(false, false, false, true),
  from: fc.constantFrom("inactive", "inactive", "acknowledged", "resolved"),
  history: fc.oneof(
    fc.constant(0),
    fc.constantFrom(0x15_5555, 0x0a_aaaa),
    fc.integer({ min: 0, max: 0x1f_ffff }),
  ),
  isFlapping: fc.boolean(),
  steps: fc.array(
    fc.record({
      minutes: fc.constantFrom(5, 5, 5, 5, 5, 5, 1, 4, 10, 11, 15, 60),
      value: fc.option(level, { freq: 5 }),
      late: fc.constantFrom(false, false, false, false, true),
    }),
    { minLength: STEPS, maxLength: STEPS },
  ),
});

/** Every step of a sequence in one text, from the rules in TypeScript. */
function trace(sequence: Sequence): string[] {
  const { definition, newVersionAt, aboutData, steps } = sequence;
  let prior = begin(sequence);
  let at = START;
  return steps.map(({ minutes, value, late }, index) => {
    at += minutes * 60_000;
    const inForce = versionAt(definition, newVersionAt, index);
    const judgement = judge({ value, samples: 1, about: aboutData ? "data" : "value" }, inForce, prior);
    const step = transition(prior, judgement, inForce, new Date(at), { late });
    prior = step.next;
    const { next, notice, resolution } = step;
    const seconds = (date: Date | null) => (date === null ? "-" : String(date.getTime() / 1_000));
    return [
      next.state,
      next.severity ?? "-",
      seconds(next.since),
      seconds(next.clearSince),
      seconds(next.seenAt),
      next.untold,
      next.history,
      notice?.severity ?? "-",
      resolution ?? "-",
      decisionContent(step, judgement, { tick: "\u0007é" }, late) ?? "-",
    ].join("|");
  });
}

function begin({ from: state, history, isFlapping }: Sequence): Instance {
  return {
    ...newInstance(1),
    state,
    severity: state === "inactive" ? null : "medium",
    since: state === "acknowledged" ? new Date(START) : null,
    heldUntil: state === "resolved" ? new Date(START + 2 * SLOT_MS) : null,
    untold: state === "acknowledged" && isFlapping,
    flapping: isFlapping,
    history,
  };
}

/** From the given step on the policy asks for a longer breach. */
function versionAt(definition: PolicyDefinition, newVersionAt: number, index: number): PolicyDefinition {
  return index < newVersionAt ? definition : { ...definition, version: 2, forSeconds: 1_200 };
}

// One pass a step over all sequences at once: each goes on where the pass before has left it.
const FOLD = `
  WITH RECURSIVE given AS MATERIALIZED (
    SELECT place, definition.*, begin.*,
      ARRAY(SELECT (step ->> 'minutes')::int FROM jsonb_array_elements(steps) AS step) AS minutes,
      ARRAY(SELECT (step ->> 'value')::float8 FROM jsonb_array_elements(steps) AS step) AS values,
      ARRAY(SELECT (step ->> 'late')::boolean FROM jsonb_array_elements(steps) AS step) AS lates
    FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS listed (sequence, place)
    CROSS JOIN LATERAL jsonb_to_record(sequence -> 'definition') AS definition ("comparisonOperator" text,
      "thresholdValue" float8, "recoveryValue" float8, severity text, tiers jsonb, "forSeconds" int,
      "keepFiringSeconds" int, "noData" text)
    CROSS JOIN LATERAL jsonb_to_record(sequence) AS begin ("newVersionAt" int, "aboutData" boolean, "from" text,
      history int, "isFlapping" boolean, steps jsonb)
  ), folded AS (
    SELECT place, 0 AS step, start.at,
      ROW("from", CASE WHEN "from" <> 'inactive' THEN 'medium' END, CASE "from" WHEN 'acknowledged' THEN start.at END,
        NULL, CASE "from" WHEN 'resolved' THEN start.at + interval '10 minutes' END, NULL, false, "isFlapping",
        "from" = 'acknowledged' AND "isFlapping", history, 1)::alert_state AS prior,
      NULL AS traced
    FROM given CROSS JOIN (SELECT to_timestamp($2::float8) AS at) AS start
    UNION ALL
    SELECT given.place, clock.step, clock.at,
      ROW(next.state, next.severity, next.since, next.clear_since, next.held_until, next.seen_at, next.no_data,
        next.flapping, next.untold, next.history, next.policy_version)::alert_state,
      concat_ws('|', next.state, coalesce(next.severity, '-'),
        coalesce(extract(epoch FROM next.since)::bigint::text, '-'),
        coalesce(extract(epoch FROM next.clear_since)::bigint::text, '-'),
        coalesce(extract(epoch FROM next.seen_at)::bigint::text, '-'),
        next.untold::text, next.history, coalesce(next.notice_severity, '-'), coalesce(next.resolution, '-'),
        CASE WHEN next.reason IS NULL THEN '-' ELSE alert_decision_content((folded.prior).state, next.state,
          next.reason, next.notice, next.severity, judged.verdict, clock.value, 1, judged.threshold,
          '{"tick": "\\u0007é"}', next.no_data, next.flapping, clock.late) END)
    FROM folded
    JOIN given USING (place)
    CROSS JOIN LATERAL (
      SELECT folded.step + 1 AS step, folded.at + make_interval(mins => given.minutes[folded.step + 1]) AS at,
        given.values[folded.step + 1] AS value, given.lates[folded.step + 1] AS late,
        folded.step >= given."newVersionAt" AS is_new
      OFFSET 0
    ) AS clock
    CROSS JOIN LATERAL judge_alert(clock.value, given."aboutData", given."comparisonOperator", given."thresholdValue",
      given."recoveryValue", given.severity, given.tiers, (folded.prior).state, (folded.prior).severity) AS judged
    CROSS JOIN LATERAL transition_alert(folded.prior,
      ROW(judged.verdict, judged.severity, given."aboutData", NULL)::alert_judgement,
      ROW(CASE WHEN clock.is_new THEN 2 ELSE 1 END, given.severity,
        CASE WHEN clock.is_new THEN 1200 ELSE given."forSeconds" END, given."keepFiringSeconds", given."noData"
      )::alert_terms, clock.at, clock.late) AS next
    WHERE folded.step < ${STEPS}
  )
  SELECT place::int, md5(string_agg(traced, E'\\n' ORDER BY step)) AS digest,
    CASE WHEN $3 THEN array_agg(traced ORDER BY step) END AS traced
  FROM folded WHERE step > 0 GROUP BY place ORDER BY place`;

type Folded = { place: number; digest: string; traced: string[] | null };

async function fold(sequences: readonly Sequence[], traced: boolean): Promise<Folded[]> {
  const { rows } = await asSuperuser(FOLD, [JSON.stringify(sequences), START / 1_000, traced]);
  return rows;
}

describe("the rules in the database", () => {
  it(`decide like those in TypeScript over ${SEQUENCES.toLocaleString("en")} sequences (seed ${SEED})`, async () => {
    for (let from = 0; from < SEQUENCES; from += BATCH) {
      const sequences = fc.sample(arbitrary, { seed: SEED + from, numRuns: BATCH });
      const folding = fold(sequences, false);
      const digests = sequences.map((given) =>
        createHash("md5").update(trace(given).join("\n")).digest("hex"),
      );
      const folded = await folding;
      const differing = sequences.find((_, index) => digests[index] !== folded[index]?.digest);
      if (differing === undefined) continue;
      const [row] = await fold([differing], true);
      expect(row?.traced, JSON.stringify(differing)).toEqual(trace(differing));
    }
  }, 300_000);
});
