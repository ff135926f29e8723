import type { Amount } from "./accumulate";
import { PERCENTILES, percentile, type Distribution } from "./distribution";
import { explicitDistribution } from "./explicit-histogram";
import { exponentialDistribution } from "./exponential-histogram";
import type { Reading } from "./readings";

/** A point as the product's one ingestion takes it. */
export type Candidate = {
  metric: string;
  value: number;
  unit: string;
  timestamp: string;
  labels: Record<string, string>;
};

type Place = Pick<Reading, "metric" | "unit" | "labels" | "at">;

/** The points of a value, a counter's gain, or what a histogram gained. */
export function candidatesOf(
  place: Place,
  amount: Amount,
  extremes: { min?: number; max?: number } = {},
): Candidate[] {
  if (amount.kind === "total") return [candidate(place, "", amount.value * place.unit.factor)];
  return distributionCandidates(
    place,
    amount.kind === "explicit" ? explicitDistribution(amount, extremes) : exponentialDistribution(amount),
  );
}

/** A histogram is kept as how many values it holds, their mean, and its percentiles. */
function distributionCandidates(place: Place, distribution: Distribution): Candidate[] {
  const { count, sum } = distribution;
  const { factor } = place.unit;
  const points = [candidate(place, ".count", count, "count")];
  if (count === 0) return points;
  if (sum !== null) points.push(candidate(place, ".mean", (sum / count) * factor));
  for (const percent of PERCENTILES) {
    const value = percentile(distribution, percent);
    if (value !== null) points.push(candidate(place, `.p${percent}`, value * factor));
  }
  return points;
}

/** Of a summary the percentiles that a histogram has too. */
export function quantileCandidates(
  place: Place,
  values: readonly { quantile: number; value: number }[],
): Candidate[] {
  return PERCENTILES.flatMap((percent) => {
    const found = values.find(({ quantile }) => Math.round(quantile * 100) === percent);
    return found ? [candidate(place, `.p${percent}`, found.value * place.unit.factor)] : [];
  });
}

function candidate(place: Place, suffix: string, value: number, unit = place.unit.unit as string): Candidate {
  return {
    metric: place.metric + suffix,
    value,
    unit,
    timestamp: new Date(place.at).toISOString(),
    labels: place.labels,
  };
}
