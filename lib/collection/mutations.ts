import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { runCollection, type CollectionResult } from "./run-collection";
import { slotAt } from "./slots";

/**
 * Collects the newest slot at a person's wish. Asking is what is audited, before the work: a slot is
 * collected once, whoever asks.
 */
export async function collectNow(context: OrganizationContext): Promise<CollectionResult> {
  requirePermission(context, "collection.run");
  const slot = slotAt(now());
  await withOrganization(context, (transaction) =>
    recordAudit(transaction, context, {
      action: "collection.run",
      resource: { kind: "collection_tick", id: slot.toISOString() },
    }),
  );
  return runCollection(slot);
}
