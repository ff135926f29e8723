import { createHash } from "node:crypto";

/** What is known of one feature in one organisation. */
export type FeatureSetting = {
  feature: string;
  organizationId: string;
  /** What staff set for this organisation; null where the roll-out decides. */
  override: boolean | null;
  percent: number;
};

/** Whether the organisation has the feature: the override, else its place in the roll-out. */
export function evaluateFeature({ feature, organizationId, override, percent }: FeatureSetting): boolean {
  return override ?? rolloutPlace(feature, organizationId) < percent;
}

/**
 * Where an organisation stands in the roll-out of a feature, from 0 to 100. It never moves, so that a
 * growing share only adds organisations; and it differs by feature, so that none is always first.
 */
export function rolloutPlace(feature: string, organizationId: string): number {
  const digest = createHash("sha256").update(`${feature}:${organizationId}`).digest();
  return (digest.readUInt32BE(0) / 2 ** 32) * 100;
}
