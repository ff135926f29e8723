import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { readDefinition } from "../definition";
import { auditPolicy } from "../internal/audit";
import { endWithdrawnAlerts } from "../internal/end-withdrawn-alerts";
import { readForChange, writeDefinition, type PolicyChange } from "../internal/versioned-write";
import { checkReferences, parseSettings } from "../internal/check-settings";
import { settingsOf } from "../settings-of";
import type { AlertPolicy } from "../types";

/**
 * Changes a policy: what `settings` leaves out stays as it is. CONFLICT when somebody has changed it since
 * `version`. Another kind begins with nothing but the name.
 */
export async function updatePolicy(
  context: OrganizationContext,
  { settings, ...change }: PolicyChange & { settings: Record<string, unknown> },
): Promise<AlertPolicy> {
  requirePermission(context, "alert-policies.manage");
  return withOrganization(context, async (transaction) => {
    const policy = await readForChange(transaction, context, change);
    const before = readDefinition(policy);
    const kept = (settings.kind ?? before.kind) === before.kind ? settingsOf(before) : {};
    const definition = parseSettings({ ...kept, ...settings });
    const { organizationId } = context;
    await checkReferences(transaction, definition, { organizationId, id: change.id, before });
    const updated = await writeDefinition(transaction, context, change, definition);
    if (updated.version > policy.version)
      await auditPolicy(transaction, context, {
        verb: "update",
        policy: updated,
        before,
        after: readDefinition(updated),
      });
    return updated;
  });
}

/** Switches a policy on or off; the open alerts of one that is switched off end. */
export async function enablePolicy(
  context: OrganizationContext,
  { enabled, ...change }: PolicyChange & { enabled: boolean },
): Promise<AlertPolicy> {
  requirePermission(context, "alert-policies.manage");
  const updated = await withOrganization(context, async (transaction) => {
    const policy = await readForChange(transaction, context, change);
    if (policy.enabled === enabled) return policy;
    const before = readDefinition(policy);
    const written = await writeDefinition(transaction, context, change, { ...before, enabled });
    const verb = enabled ? "enable" : "disable";
    await auditPolicy(transaction, context, { verb, policy, before, after: readDefinition(written) });
    return written;
  });
  if (!enabled) await endWithdrawnAlerts(context.organizationId);
  return updated;
}

/** Makes an earlier version the newest again. Whether it is switched on stays as it is. */
export async function restoreVersion(
  context: OrganizationContext,
  { restored, ...change }: PolicyChange & { restored: number },
): Promise<AlertPolicy> {
  requirePermission(context, "alert-policies.manage");
  return withOrganization(context, async (transaction) => {
    const { organizationId } = context;
    const before = readDefinition(await readForChange(transaction, context, change));
    const earlier = await transaction.alertPolicyVersion.findUnique({
      where: {
        organizationId_policyId_version: { organizationId, policyId: change.id, version: restored },
      },
    });
    if (earlier === null) throw notFound("version");
    const definition = {
      ...readDefinition(earlier.definition as Record<string, unknown>),
      enabled: before.enabled,
    };
    await checkReferences(transaction, definition, { organizationId, id: change.id, before });
    const updated = await writeDefinition(transaction, context, change, definition);
    const after = readDefinition(updated);
    await auditPolicy(transaction, context, { verb: "restore", policy: updated, before, after });
    return updated;
  });
}
