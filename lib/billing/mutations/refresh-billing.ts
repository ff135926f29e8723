import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { syncBilling } from "../sync";

/** Reads Stripe at once, for somebody who comes back from there sooner than the webhook. */
export async function refreshBilling(context: OrganizationContext): Promise<void> {
  requirePermission(context, "billing.manage");
  await syncBilling(context.organizationId);
}
