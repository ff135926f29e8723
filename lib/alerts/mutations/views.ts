import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { filterQuery } from "../filters";
import type { DeleteViewInput, SaveViewInput } from "../schema";

const MOST_VIEWS = 50;

/** Keeps filters under a name, for oneself or for everybody; the same name again replaces them. */
export async function saveView(
  context: OrganizationContext,
  { name, query, shared }: SaveViewInput,
): Promise<{ id: string }> {
  // Whoever may only read keeps views for themselves.
  requirePermission(context, shared ? "alerts.respond" : "alerts.read");
  const { organizationId } = context;
  const owner = { organizationId, ownerId: shared ? null : ownerOf(context) };
  const id = newId();
  return withOrganization(context, async (transaction) => {
    await transaction.alertView.deleteMany({ where: { ...owner, name } });
    if ((await transaction.alertView.count({ where: owner })) >= MOST_VIEWS)
      throw new AppError("CONFLICT", `There are ${MOST_VIEWS} views already. Delete one first.`);
    const params = new URLSearchParams(query);
    const kept = filterQuery(Object.fromEntries([...params.keys()].map((key) => [key, params.getAll(key)])));
    await transaction.alertView.create({
      data: { ...owner, id, name, query: kept, createdAt: now() },
      select: { id: true },
    });
    if (shared)
      await recordAudit(transaction, context, {
        action: "alerts.save_view",
        resource: { kind: "alert_view", id, name },
        after: { query: kept },
      });
    return { id };
  });
}

/** Deletes a view of one's own, or a shared one. */
export async function deleteView(context: OrganizationContext, { id }: DeleteViewInput): Promise<void> {
  requirePermission(context, "alerts.read");
  const { organizationId } = context;
  await withOrganization(context, async (transaction) => {
    const view = await transaction.alertView.findUnique({
      where: { organizationId_id: { organizationId, id } },
      select: { name: true, query: true, ownerId: true },
    });
    if (view === null) throw notFound("view");
    if (view.ownerId === null) requirePermission(context, "alerts.respond");
    await transaction.alertView.deleteMany({ where: { organizationId, id } });
    if (view.ownerId === null)
      await recordAudit(transaction, context, {
        action: "alerts.delete_view",
        resource: { kind: "alert_view", id, name: view.name },
        before: { query: view.query },
      });
  });
}

function ownerOf({ actor }: OrganizationContext): string {
  if (actor.kind === "user") return actor.userId;
  throw new AppError("FORBIDDEN", "Only a member can keep views for themselves.");
}
