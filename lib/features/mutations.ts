import "server-only";
import { recordAudit, recordPlatformAudit } from "@/lib/audit/record";
import type { RequestOrigin, StaffActor } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { withPlatform } from "@/lib/db/with-platform";
import { FEATURES } from "./catalogue";
import { forgetFeatures } from "./queries";
import type { OverrideInput, RolloutInput } from "./schema";

type Staff = { actor: StaffActor; origin: RequestOrigin };
type Rollout = Omit<RolloutInput, "reason">;
type Override = Omit<OverrideInput, "reason">;

/** Gives a feature to a share of the organisations. */
export async function setRollout({ actor, origin }: Staff, { feature, percent }: Rollout): Promise<void> {
  const { label, defaultPercent } = FEATURES[feature];
  await withPlatform("set a feature's roll-out", async (transaction) => {
    const before = await transaction.featureRollout.findUnique({ where: { feature } });
    await transaction.featureRollout.upsert({
      where: { feature },
      create: { feature, percent },
      update: { percent },
    });
    await recordPlatformAudit(transaction, actor, origin, {
      action: "features.set_rollout",
      resource: { kind: "feature", id: feature, name: label },
      before: { percent: before?.percent ?? defaultPercent },
      after: { percent },
    });
  });
  forgetFeatures();
}

/** Switches a feature on or off for one organisation, or leaves it to the roll-out again. */
export async function setOverride({ actor, origin }: Staff, input: Override): Promise<void> {
  const { organizationId, feature, choice } = input;
  const key = { organizationId, feature };
  await withPlatform("switch a feature", async (transaction) => {
    const exists = await transaction.organization.count({ where: { id: organizationId } });
    if (exists === 0) throw notFound("organisation");
    const before = await transaction.featureOverride.findUnique({
      where: { organizationId_feature: key },
    });
    if (choice === "rollout") await transaction.featureOverride.deleteMany({ where: key });
    else
      await transaction.featureOverride.upsert({
        where: { organizationId_feature: key },
        create: { ...key, enabled: choice === "on" },
        update: { enabled: choice === "on" },
      });
    await recordAudit(
      transaction,
      { organizationId, actor, origin },
      {
        action: "features.switch",
        resource: { kind: "feature", id: feature, name: FEATURES[feature].label },
        before: { switch: before === null ? "rollout" : before.enabled ? "on" : "off" },
        after: { switch: choice },
      },
    );
  });
  forgetFeatures();
}
