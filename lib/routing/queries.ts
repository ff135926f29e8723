import "server-only";
import type { AlertSeverity } from "@/lib/alerts/severity";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import type { InhibitionRule } from "./inhibition";
import { severityOf } from "./load-configuration";
import { preferenceOf, ruleOf, settingsOf } from "./rows";
import {
  DEFAULT_ALERT_PREFERENCE,
  DEFAULT_ROUTING_SETTINGS,
  type AlertPreference,
  type RoutingSettings,
} from "./settings";

export type InhibitionRuleItem = InhibitionRule & { enabled: boolean };

/** How the organisation is told; version 0 where nobody has chosen anything. */
export async function getRoutingSettings(
  context: OrganizationContext,
): Promise<RoutingSettings & { version: number }> {
  requirePermission(context, "alert-policies.read");
  const { organizationId } = context;
  const row = await withOrganization(context, (transaction) =>
    transaction.routingSettings.findUnique({ where: { organizationId } }),
  );
  return row ? { ...settingsOf(row), version: row.version } : { ...DEFAULT_ROUTING_SETTINGS, version: 0 };
}

/** Every inhibition rule, by name. There are few: they are not paged. */
export async function listInhibitionRules(context: OrganizationContext): Promise<InhibitionRuleItem[]> {
  requirePermission(context, "alert-policies.read");
  const { organizationId } = context;
  const rows = await withOrganization(context, (transaction) =>
    transaction.inhibitionRule.findMany({ where: { organizationId }, orderBy: { name: "asc" } }),
  );
  return rows.map((row) => ({ ...ruleOf(row), enabled: row.enabled }));
}

/** What the signed-in member wants to be told of. */
export async function getAlertPreference(context: OrganizationContext): Promise<AlertPreference> {
  requirePermission(context, "organization.read");
  const { organizationId, actor } = context;
  if (actor.kind !== "user") return DEFAULT_ALERT_PREFERENCE;
  const row = await withOrganization(context, (transaction) =>
    transaction.alertPreference.findUnique({
      where: { organizationId_userId: { organizationId, userId: actor.userId } },
    }),
  );
  return row ? preferenceOf(row) : DEFAULT_ALERT_PREFERENCE;
}

/** The policies that a simulation can choose from. */
export async function listPolicyNames(
  context: OrganizationContext,
): Promise<{ id: string; name: string; severity: AlertSeverity }[]> {
  requirePermission(context, "alert-policies.read");
  const rows = await withOrganization(context, (transaction) =>
    transaction.alertPolicy.findMany({
      where: { organizationId: context.organizationId, deletedAt: null },
      select: { id: true, policyName: true, severity: true },
      orderBy: [{ policyName: "asc" }, { id: "asc" }],
    }),
  );
  return rows.map(({ id, policyName, severity }) => ({
    id,
    name: policyName,
    severity: severityOf(severity),
  }));
}
