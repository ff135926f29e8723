import "server-only";
import { LRUCache } from "lru-cache";
import type { OrganizationContext } from "@/lib/core/context";
import { withPlatform } from "@/lib/db/with-platform";
import { FEATURES, FEATURE_NAMES, type FeatureName } from "./catalogue";
import { evaluateFeature } from "./evaluate";

/** A switch works within seconds everywhere; in the process that switched it, at once. */
const REMEMBERED_MILLISECONDS = 5_000;

const remembered = new LRUCache<string, ReadonlySet<FeatureName>>({
  max: 5_000,
  ttl: REMEMBERED_MILLISECONDS,
});

/** The one place that asks whether an organisation has a feature. */
export async function isFeatureEnabled(
  { organizationId }: Pick<OrganizationContext, "organizationId">,
  feature: FeatureName,
): Promise<boolean> {
  const known = remembered.get(organizationId) ?? (await readEnabled(organizationId));
  remembered.set(organizationId, known);
  return known.has(feature);
}

/** Forgets what was remembered: a switch has changed. */
export function forgetFeatures(): void {
  remembered.clear();
}

async function readEnabled(organizationId: string): Promise<ReadonlySet<FeatureName>> {
  const switches = await listSwitches(organizationId);
  return new Set(switches.filter(({ isEnabled }) => isEnabled).map(({ feature }) => feature));
}

export type FeatureSwitch = {
  feature: FeatureName;
  label: string;
  description: string;
  percent: number;
  /** What staff set for this organisation; null where the roll-out decides. */
  override: boolean | null;
  isEnabled: boolean;
};

/** Every feature as it is for one organisation. */
export async function listSwitches(organizationId: string): Promise<FeatureSwitch[]> {
  const { rollouts, overrides } = await withPlatform("read feature switches", async (transaction) => ({
    rollouts: await transaction.featureRollout.findMany({ select: { feature: true, percent: true } }),
    overrides: await transaction.featureOverride.findMany({
      where: { organizationId },
      select: { feature: true, enabled: true },
    }),
  }));
  return FEATURE_NAMES.map((feature) => {
    const { label, description, defaultPercent } = FEATURES[feature];
    const percent = rollouts.find((each) => each.feature === feature)?.percent ?? defaultPercent;
    const override = overrides.find((each) => each.feature === feature)?.enabled ?? null;
    const isEnabled = evaluateFeature({ feature, organizationId, override, percent });
    return { feature, label, description, percent, override, isEnabled };
  });
}

export type FeatureRolloutItem = {
  feature: FeatureName;
  label: string;
  description: string;
  percent: number;
  /** Organisations with a switch of their own. */
  switchedOn: number;
  switchedOff: number;
};

/** Every feature with its roll-out. */
export async function listRollouts(): Promise<FeatureRolloutItem[]> {
  const { rollouts, overrides } = await withPlatform("list feature roll-outs", async (transaction) => ({
    rollouts: await transaction.featureRollout.findMany({ select: { feature: true, percent: true } }),
    overrides: await transaction.featureOverride.groupBy({ by: ["feature", "enabled"], _count: true }),
  }));
  return FEATURE_NAMES.map((feature) => {
    const { label, description, defaultPercent } = FEATURES[feature];
    const count = (enabled: boolean) =>
      overrides.find((each) => each.feature === feature && each.enabled === enabled)?._count ?? 0;
    return {
      feature,
      label,
      description,
      percent: rollouts.find((each) => each.feature === feature)?.percent ?? defaultPercent,
      switchedOn: count(true),
      switchedOff: count(false),
    };
  });
}
