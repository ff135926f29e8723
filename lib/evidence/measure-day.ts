import "server-only";
import { createHash } from "node:crypto";
import { listArchivedFrom } from "@/lib/retention/archived-windows";
import { boundsOf, DAY_MS, type Day } from "./days";
import { FIGURE_KEYS, type Evidence, type EvidenceFigure } from "./figures";
import { EVIDENCE_SOURCES } from "./sources/catalogue";
import { unknown } from "./sources/no-source";
import type { EvidenceSource, Measurement, Measurements, Window } from "./sources/types";

/**
 * Computes every figure of a UTC day for many organisations, in a number of statements that does not depend on how
 * many they are; only chains are followed one by one.
 * @param at decides whether the rows of the day are still kept
 */
export async function measureDay(
  organizationIds: readonly string[],
  day: Day,
  at: Date,
): Promise<Map<string, Evidence>> {
  const { until } = boundsOf(day);
  const measured: [EvidenceSource, Window, Measurements][] = [];
  for (const key of FIGURE_KEYS) {
    const source = EVIDENCE_SOURCES[key];
    const window = { from: new Date(until.getTime() - source.windowDays * DAY_MS), until };
    measured.push([source, window, await measureIfKept(source, organizationIds, window, at)]);
  }
  return new Map(
    organizationIds.map((id): [string, Evidence] => [
      id,
      Object.fromEntries(
        measured.map(([source, window, values]) => [
          source.key,
          toFigure(source, window, values.get(id) ?? unknown("no_data")),
        ]),
      ) as Evidence,
    ]),
  );
}

async function measureIfKept(
  source: EvidenceSource,
  organizationIds: readonly string[],
  window: Window,
  at: Date,
): Promise<Measurements> {
  const isGone = source.keptDays !== null && at.getTime() - window.from.getTime() > source.keptDays * DAY_MS;
  const gone = isGone ? new Set(organizationIds) : await listGone(source, organizationIds, window);
  const kept = organizationIds.filter((id) => !gone.has(id));
  const measured = kept.length === 0 ? new Map<string, Measurement>() : await source.measure(kept, window);
  if (gone.size === 0) return measured;
  return new Map([
    ...measured,
    ...[...gone].map((id): [string, Measurement] => [id, unknown("source_expired")]),
  ]);
}

function listGone({ log }: EvidenceSource, organizationIds: readonly string[], { from }: Window) {
  return log === undefined ? new Set<string>() : listArchivedFrom(organizationIds, log, from);
}

function toFigure(source: EvidenceSource, { from, until }: Window, measured: Measurement): EvidenceFigure {
  return {
    value: measured.value,
    reason: measured.reason,
    unit: source.unit,
    numerator: measured.numerator,
    denominator: measured.denominator,
    sample: measured.sample,
    window_start: from.toISOString(),
    window_end: until.toISOString(),
    source_query: source.query,
    source_query_sha256: createHash("sha256").update(source.query, "utf8").digest("hex"),
    rows_sha256: measured.rows_sha256,
    evaluator_version: source.version,
  };
}
