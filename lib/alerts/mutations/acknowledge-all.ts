import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { MAX_ALERTS_AT_ONCE, type AcknowledgeAllInput } from "../schema";
import type { AnswerResult } from "../types";
import { acknowledgeAlerts } from "./acknowledge";

/** Acknowledges what fires of one policy; at most as many as one chooses by hand. */
export async function acknowledgeAllOf(
  context: OrganizationContext,
  { policyId }: AcknowledgeAllInput,
): Promise<AnswerResult> {
  requirePermission(context, "alerts.respond");
  const { organizationId } = context;
  const firing = await withOrganization(context, (transaction) =>
    transaction.alert.findMany({
      where: { organizationId, policyId, state: "firing" },
      select: { id: true },
      orderBy: [{ firedAt: "asc" }, { id: "asc" }],
      take: MAX_ALERTS_AT_ONCE,
    }),
  );
  if (firing.length === 0) return { changed: [], unchanged: [], missing: [] };
  return acknowledgeAlerts(context, { ids: firing.map(({ id }) => id) });
}
