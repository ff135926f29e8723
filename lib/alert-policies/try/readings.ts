import { fingerprint } from "@/lib/alerts/engine/fingerprint";
import type { Reading } from "@/lib/alerts/engine/types";
import type { PolicyDefinition } from "../types";
import { sampleReader, type Aggregated, type Sample, type SampleReader } from "./samples";

const DAY_SECONDS = 86_400;

export type SampleSeries = { labels: Record<string, string>; samples: Sample[] };

/**
 * What a policy would have measured at each of the instants, for each alert that its groups make: the same as
 * alert_readings() in the database, which asks for one instant at a time and would take too long for a month.
 */
export function readingsOf(
  policy: PolicyDefinition,
  series: readonly SampleSeries[],
  instants: readonly number[],
): Reading[] {
  return groupsOf(policy, series).flatMap(({ labels, samples }) => {
    const reader = sampleReader(samples);
    const known = fingerprint(labels);
    const measured = momentsOf(policy, samples, instants).map((at): Reading => ({
      at: new Date(at),
      labels,
      fingerprint: known,
      ...measure(policy, reader, at),
    }));
    if (policy.noData !== "separate" || policy.kind === "absence") return measured;
    // Of missing data another alert is made, beside that of the value.
    const absent = fingerprint({ ...labels, no_data: "true" });
    return [
      ...measured,
      ...measured.map((reading): Reading => ({ ...reading, fingerprint: absent, about: "data" })),
    ];
  });
}

/** Security events are judged when they come, not only at the next slot. */
function momentsOf(
  { kind }: PolicyDefinition,
  samples: readonly Sample[],
  instants: readonly number[],
): readonly number[] {
  if (kind !== "event_count") return instants;
  return [...new Set([...instants, ...samples.map(({ at }) => at)])].sort((one, other) => one - other);
}

/** The span before the first instant that measurements look back to. */
export function lookBackSeconds({ kind, windowSeconds, parameters }: PolicyDefinition): number {
  if (kind === "burn_rate") return parameters.longSeconds ?? windowSeconds;
  if (kind === "absence") return windowSeconds + DAY_SECONDS;
  return windowSeconds + (parameters.compareSeconds ?? 0);
}

function measure(policy: PolicyDefinition, reader: SampleReader, at: number): Aggregated {
  const { kind, aggregate, windowSeconds, parameters } = policy;
  const start = at - windowSeconds * 1000;
  switch (kind) {
    case "threshold":
      return reader.aggregate(aggregate, start, at);
    case "absence":
      return {
        value: Math.min((at - (reader.lastAt(at) ?? -Infinity)) / 1000, windowSeconds + DAY_SECONDS),
        samples: reader.aggregate("count", start, at).samples,
      };
    case "rate_of_change":
      return changeOf(policy, reader, at);
    case "forecast":
      return reader.extrapolate(start, at, at + (parameters.horizonSeconds ?? 0) * 1000);
    case "burn_rate":
      return burnOf(policy, reader, at);
    case "event_count":
      return reader.aggregate("count", start, at);
    case "anomaly":
    case "composite":
      return { value: null, samples: 0 };
  }
}

function changeOf(
  { aggregate, windowSeconds, parameters }: PolicyDefinition,
  reader: SampleReader,
  at: number,
): Aggregated {
  const before = at - (parameters.compareSeconds ?? 0) * 1000;
  const young = reader.aggregate(aggregate, at - windowSeconds * 1000, at);
  const old = reader.aggregate(aggregate, before - windowSeconds * 1000, before);
  const { samples } = young;
  if (young.value === null || old.value === null) return { value: null, samples };
  const change = young.value - old.value;
  if (parameters.change !== "percent") return { value: change, samples };
  return { value: old.value === 0 ? null : (100 * change) / Math.abs(old.value), samples };
}

/** The slower of the two windows counts: both must burn. Too few events are no reason to wake somebody. */
function burnOf({ parameters }: PolicyDefinition, reader: SampleReader, at: number): Aggregated {
  const { objective = 99.9, longSeconds = 3_600, shortSeconds = 300, minimumEvents = 0 } = parameters;
  const long = reader.weightedMean(at - longSeconds * 1000, at);
  const short = reader.weightedMean(at - shortSeconds * 1000, at);
  const samples = Math.round(long.weight);
  if (long.weight < minimumEvents) return { value: 0, samples };
  if (long.mean === null || short.mean === null) return { value: null, samples };
  return { value: Math.min(long.mean, short.mean) / (100 - objective), samples };
}

/** One group for the policy, one for each series, or one for each set of the chosen labels. */
function groupsOf({ kind, groupBy }: PolicyDefinition, series: readonly SampleSeries[]): SampleSeries[] {
  if (groupBy.includes("*") || kind === "event_count") return [...series];
  const groups = new Map<string, SampleSeries>();
  for (const { labels, samples } of series) {
    const own = Object.fromEntries(Object.entries(labels).filter(([name]) => groupBy.includes(name)));
    const key = JSON.stringify(own);
    const group = groups.get(key) ?? { labels: own, samples: [] };
    group.samples.push(...samples);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ labels, samples }) => ({
    labels,
    samples: samples.sort((one, other) => one.at - other.at),
  }));
}
