import { z } from "zod";
import { factsQuery, populationQuery } from "./query";
import type { AutomaticCheck, RowKind, Verdict } from "./types";

const FRESH_HOURS = 48;
/** A day's statement older than this says nothing about today. */
const FIGURE_DAYS = 3;

type Words = Pick<AutomaticCheck, "id" | "version" | "title" | "description" | "remedy"> & {
  path?: string;
};

const Population = z.strictObject({ total: z.int().min(0), failing: z.int().min(0) });

type PopulationCheck = Words & {
  rowKind: RowKind;
  /** What is counted, in one and in many. */
  noun: readonly [one: string, many: string];
  /** What a thing that fails is said to be: "without a second factor". */
  fault: string;
  /** What it means that there is nothing to look at. */
  whenNone: Verdict;
  subjects: string;
};

/** A check that passes when none of many things fails. */
export function populationCheck(check: PopulationCheck): AutomaticCheck {
  const { rowKind, noun, fault, whenNone, subjects, path = null, ...words } = check;
  return {
    ...words,
    type: "automatic",
    path,
    rowKind,
    freshnessHours: FRESH_HOURS,
    query: populationQuery(subjects),
    evaluate: (facts) => {
      const { total, failing } = Population.parse(facts);
      if (total === 0) return whenNone;
      if (failing > 0) return fail(`${failing} of ${counted(total, noun)} ${fault}.`);
      return pass(total === 1 ? `1 ${noun[0]}, in order.` : `${total} ${noun[1]}, all in order.`);
    },
  };
}

type FactsCheck<Facts> = Words & {
  rowKind: RowKind;
  found: string;
  /** The column whose value is the id behind the result. */
  rows?: string;
  facts: z.ZodType<Facts> & { shape: Record<string, z.ZodType> };
  judge: (facts: Facts) => Verdict;
};

/** A check of one thing of each organisation. */
export function factsCheck<Facts>(check: FactsCheck<Facts>): AutomaticCheck {
  const { rowKind, found, rows, facts: schema, judge, path = null, ...words } = check;
  return {
    ...words,
    type: "automatic",
    path,
    rowKind,
    freshnessHours: FRESH_HOURS,
    query: factsQuery(found, Object.keys(schema.shape), rows),
    evaluate: (facts) => judge(schema.parse(facts)),
  };
}

const Figure = z.strictObject({
  day: z.string().nullable(),
  value: z.union([z.boolean(), z.number()]).nullable(),
});

type FigureCheck = Words & {
  /** Its place in the daily statement: `security,audit_chain_integrity`. */
  figure: string;
  holds: string;
  fault: string;
  /** What it means that the statement leaves it open. */
  whenUnknown?: Verdict;
};

/** A check of a yes-or-no figure that the last signed daily statement has. */
export function figureCheck({ figure, holds, fault, whenUnknown, ...words }: FigureCheck): AutomaticCheck {
  return factsCheck({
    ...words,
    path: words.path ?? "/evidence",
    rowKind: "evidence_snapshot",
    found: lastStatement(`snapshot.trust_principles #> '{${figure}}' AS value`),
    rows: "day",
    facts: Figure,
    judge: ({ day, value }) => {
      if (day === null) return notAssessed(`There is no daily evidence of the last ${FIGURE_DAYS} days.`);
      if (typeof value !== "boolean")
        return whenUnknown ?? notAssessed(`The evidence of ${day} says that it is not known.`);
      return value
        ? pass(`${holds}, by the evidence of ${day}.`)
        : fail(`${fault}, by the evidence of ${day}.`);
    },
  });
}

/** Selects the newest daily statement that still says something about the moment. */
export function lastStatement(columns: string): string {
  return `  SELECT to_char(snapshot.snapshot_date, 'YYYY-MM-DD') AS day, ${columns}
  FROM soc2_evidence_snapshots snapshot
  WHERE snapshot.organization_id = asked.organization_id
    AND snapshot.snapshot_date >= (moment.at AT TIME ZONE 'UTC')::date - ${FIGURE_DAYS}
  ORDER BY snapshot.snapshot_date DESC LIMIT 1`;
}

export function pass(reason: string): Verdict {
  return { state: "pass", reason };
}

export function fail(reason: string): Verdict {
  return { state: "fail", reason };
}

export function notAssessed(reason: string): Verdict {
  return { state: "not_assessed", reason };
}

export function notApplicable(reason: string): Verdict {
  return { state: "not_applicable", reason };
}

/** `1 member`, `3 members`. */
export function counted(count: number, [one, many]: readonly [string, string]): string {
  return `${count} ${count === 1 ? one : many}`;
}
