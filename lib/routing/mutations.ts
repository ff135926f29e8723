import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import { Prisma } from "@/lib/db/generated/client";
import { withOrganization } from "@/lib/db/with-organization";
import { formatMatcher } from "./matchers";
import { matchersOf, preferenceOf, settingsOf } from "./rows";
import type { AlertPreferenceInput, InhibitionRuleInput, RoutingSettingsInput } from "./schema";
import { DEFAULT_ALERT_PREFERENCE, DEFAULT_ROUTING_SETTINGS } from "./settings";
import type { Matcher } from "./types";

/** Changes how the organisation is told. CONFLICT when somebody else has changed it since it was read. */
export async function saveRoutingSettings(
  context: OrganizationContext,
  { version, ...chosen }: RoutingSettingsInput,
): Promise<void> {
  requirePermission(context, "alert-policies.manage");
  const { organizationId } = context;
  const data = { ...chosen, workingHours: chosen.workingHours ?? Prisma.DbNull, updatedAt: now() };
  await withOrganization(context, async (transaction) => {
    const row = await transaction.routingSettings.findUnique({ where: { organizationId } });
    const { count } =
      version === 0
        ? await transaction.routingSettings.createMany({
            data: { organizationId, ...data },
            skipDuplicates: true,
          })
        : await transaction.routingSettings.updateMany({
            where: { organizationId, version },
            data: { ...data, version: { increment: 1 } },
          });
    if (count === 0)
      throw new AppError("CONFLICT", "Somebody else has changed these settings. Load the page anew.");
    await recordAudit(transaction, context, {
      action: "routing.save",
      resource: { kind: "routing_settings", id: organizationId, name: "Alert routing" },
      before: { ...(row ? settingsOf(row) : DEFAULT_ROUTING_SETTINGS) },
      after: chosen,
    });
  });
}

/** Makes or changes an inhibition rule. */
export async function saveInhibitionRule(
  context: OrganizationContext,
  { id = newId(), name, source, target, equal, enabled }: InhibitionRuleInput,
): Promise<{ id: string }> {
  requirePermission(context, "alert-policies.manage");
  const { organizationId } = context;
  const data = { name, sourceMatchers: source, targetMatchers: target, equalLabels: equal, enabled };
  const where = { organizationId_id: { organizationId, id } };
  return withOrganization(context, async (transaction) => {
    const taken = await transaction.inhibitionRule.findFirst({
      where: { organizationId, name, id: { not: id } },
      select: { id: true },
    });
    if (taken) {
      const message = "Another rule has this name.";
      throw new AppError("INVALID_INPUT", message, { fields: [{ field: "name", message }] });
    }
    const before = await transaction.inhibitionRule.findUnique({ where });
    await transaction.inhibitionRule.upsert({
      where,
      create: { organizationId, id, ...data },
      update: { ...data, updatedAt: now() },
    });
    await recordAudit(transaction, context, {
      action: before ? "inhibition-rules.update" : "inhibition-rules.create",
      resource: { kind: "inhibition_rule", id, name },
      before:
        before &&
        auditedRule({
          ...before,
          source: matchersOf(before.sourceMatchers),
          target: matchersOf(before.targetMatchers),
          equal: before.equalLabels,
        }),
      after: auditedRule({ name, source, target, equal, enabled }),
    });
    return { id };
  });
}

/** Removes an inhibition rule. */
export async function removeInhibitionRule(context: OrganizationContext, id: string): Promise<void> {
  requirePermission(context, "alert-policies.manage");
  const { organizationId } = context;
  await withOrganization(context, async (transaction) => {
    const rule = await transaction.inhibitionRule.findUnique({
      where: { organizationId_id: { organizationId, id } },
    });
    if (rule === null) throw notFound("inhibition rule");
    await transaction.inhibitionRule.delete({ where: { organizationId_id: { organizationId, id } } });
    await recordAudit(transaction, context, {
      action: "inhibition-rules.remove",
      resource: { kind: "inhibition_rule", id, name: rule.name },
    });
  });
}

/** Changes what the signed-in member is told of, and when. */
export async function saveAlertPreference(
  context: OrganizationContext,
  chosen: AlertPreferenceInput,
): Promise<void> {
  requirePermission(context, "organization.read");
  const { organizationId, actor } = context;
  if (actor.kind !== "user") throw new AppError("FORBIDDEN", "Only a member has preferences.");
  const key = { organizationId, userId: actor.userId };
  const data = { ...chosen, quietHours: chosen.quietHours ?? Prisma.DbNull, updatedAt: now() };
  await withOrganization(context, async (transaction) => {
    const row = await transaction.alertPreference.findUnique({ where: { organizationId_userId: key } });
    await transaction.alertPreference.upsert({
      where: { organizationId_userId: key },
      create: { ...key, ...data },
      update: data,
    });
    const before = row ? preferenceOf(row) : DEFAULT_ALERT_PREFERENCE;
    await recordAudit(transaction, context, {
      action: "alert-preferences.save",
      resource: { kind: "alert_preference", id: actor.userId, name: "Alert preferences" },
      before: { ...before, mutedCategories: [...before.mutedCategories] },
      after: chosen,
    });
  });
}

function auditedRule(rule: {
  name: string;
  source: readonly Matcher[];
  target: readonly Matcher[];
  equal: readonly string[];
  enabled: boolean;
}) {
  const { name, source, target, equal, enabled } = rule;
  return {
    name,
    source: source.map(formatMatcher).join(", "),
    target: target.map(formatMatcher).join(", "),
    equal: equal.join(", "),
    enabled,
  };
}
