import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import type { RuleInput } from "../schema";

/** Makes or changes a correlation rule. A changed rule looks at alerts that fire from now on. */
export async function saveRule(context: OrganizationContext, input: RuleInput): Promise<void> {
  requirePermission(context, "incidents.manage");
  const { organizationId } = context;
  const { ruleId, windowMinutes, ...facts } = input;
  const at = now();
  const data = { ...facts, windowSeconds: windowMinutes * 60, activeSince: at, updatedAt: at };
  await withOrganization(context, async (transaction) => {
    const before =
      ruleId === undefined
        ? null
        : await transaction.correlationRule.findFirst({
            where: { organizationId, id: ruleId, deletedAt: null },
          });
    if (ruleId !== undefined && before === null) throw notFound("rule");
    const id = ruleId ?? newId();
    if (before === null) {
      const { _max } = await transaction.correlationRule.aggregate({
        where: { organizationId, deletedAt: null },
        _max: { position: true },
      });
      await transaction.correlationRule.create({
        data: { ...data, organizationId, id, position: 1 + (_max.position ?? 0) },
      });
    } else {
      await transaction.correlationRule.updateMany({ where: { organizationId, id }, data });
    }
    await recordAudit(transaction, context, {
      action: before === null ? "incident-rules.create" : "incident-rules.update",
      resource: { kind: "incident-rule", id, name: input.name },
      before: before && {
        name: before.name,
        enabled: before.enabled,
        minimum_severity: before.minimumSeverity,
        same_labels: before.sameLabels.join(", "),
        window_seconds: before.windowSeconds,
        minimum_count: before.minimumCount,
        resolve_on: before.resolveOn,
      },
      after: {
        name: facts.name,
        enabled: facts.enabled,
        minimum_severity: facts.minimumSeverity,
        same_labels: facts.sameLabels.join(", "),
        window_seconds: data.windowSeconds,
        minimum_count: facts.minimumCount,
        resolve_on: facts.resolveOn,
      },
    });
  });
}

/** Takes a rule away. Its incidents stay, and are resolved as it said. */
export async function removeRule(
  context: OrganizationContext,
  { ruleId }: { ruleId: string },
): Promise<void> {
  requirePermission(context, "incidents.manage");
  const { organizationId } = context;
  const where = { organizationId, id: ruleId, deletedAt: null };
  await withOrganization(context, async (transaction) => {
    const rule = await transaction.correlationRule.findFirst({ where });
    if (rule === null) throw notFound("rule");
    await transaction.correlationRule.updateMany({ where, data: { deletedAt: now() } });
    await recordAudit(transaction, context, {
      action: "incident-rules.remove",
      resource: { kind: "incident-rule", id: ruleId, name: rule.name },
      before: { name: rule.name },
    });
  });
}
