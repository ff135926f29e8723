import { formatBytes } from "@/lib/core/format/bytes";
import { FEATURE_LABELS } from "@/lib/plans/labels";
import { FEATURES, PLANS, type PlanKey } from "@/lib/plans/plans";

/** What an organisation takes up of what plans limit. */
export type Footprint = { seats: number; storageBytes: number; tokensThisMonth: number };

/** What an organisation would lose by a change of plan, and where it is above the new limits; empty for an upgrade. */
export function lostByChange(from: PlanKey, to: PlanKey, footprint: Footprint): string[] {
  const features = FEATURES.filter(
    (feature) => PLANS[from].features[feature] && !PLANS[to].features[feature],
  ).map((feature) => FEATURE_LABELS[feature]);
  const { seats, "storage-bytes": storage, "tokens-per-month": tokens } = PLANS[to].limits;
  const above: string[] = [];
  if (seats !== null && footprint.seats > seats)
    above.push(`${footprint.seats} seats are taken and ${PLANS[to].name} has ${seats}: nobody can be added`);
  if (storage !== null && footprint.storageBytes > storage)
    above.push(
      `${formatBytes(footprint.storageBytes)} are stored and ${PLANS[to].name} has ${formatBytes(storage)}: nothing can be added`,
    );
  if (tokens !== null && footprint.tokensThisMonth > tokens)
    above.push(
      `${footprint.tokensThisMonth.toLocaleString("en")} tokens are used this month and ${PLANS[to].name} has ${tokens.toLocaleString("en")}`,
    );
  return [...features, ...above];
}
