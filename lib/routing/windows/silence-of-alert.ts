import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { isId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { labelsOf } from "../load-configuration";
import type { Matcher } from "../types";

/** What a silence of one alert matches: its policy and its labels. Undefined for an alert that is not there. */
export async function silenceOfAlert(
  context: OrganizationContext,
  alertId: string,
): Promise<{ matchers: Matcher[]; alertId: string } | undefined> {
  requirePermission(context, "alerts.read");
  if (!isId(alertId)) return undefined;
  const alert = await withOrganization(context, (transaction) =>
    transaction.alert.findUnique({
      where: { organizationId_id: { organizationId: context.organizationId, id: alertId } },
      select: { labels: true, policy: { select: { policyName: true } } },
    }),
  );
  if (alert === null) return undefined;
  const labels = Object.entries(labelsOf(alert.labels));
  const matchers = [["policy", alert.policy.policyName] as const, ...labels].map(
    ([name, value]): Matcher => ({ name, operator: "=", value }),
  );
  return { matchers, alertId };
}
