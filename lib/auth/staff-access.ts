import "server-only";
import type { ActiveSession } from "@/lib/accounts/sessions";
import { recordAudit } from "@/lib/audit/record";
import type { OrganizationContext, RequestOrigin, StaffActor } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { PERMISSION_ACTIONS } from "@/lib/core/permissions";
import { withPlatform } from "@/lib/db/with-platform";
import { isStaff } from "./staff";

/** Long enough to name a ticket or a question; a word like "check" explains nothing to a tenant. */
export const SHORTEST_REASON = 10;

/** What staff may do in an organisation: read. */
const READING_PERMISSIONS = PERMISSION_ACTIONS.filter((action) => action.endsWith(".read"));

/** The context in which staff look into an organisation. */
export function staffContext(
  organization: { id: string; slug: string },
  actor: StaffActor,
  origin: RequestOrigin,
): OrganizationContext {
  return {
    organizationId: organization.id,
    organizationSlug: organization.slug,
    actor,
    permissions: READING_PERMISSIONS,
    role: null,
    origin,
  };
}

/** The signed-in member of the staff as who acts, and why. Throws NOT_FOUND for everybody else. */
export function staffActor(session: ActiveSession, reason: string): StaffActor {
  if (!isStaff(session)) throw notFound("page");
  if (reason.trim().length < SHORTEST_REASON) {
    const message = `Say why in at least ${SHORTEST_REASON} characters.`;
    throw new AppError("INVALID_INPUT", message, { fields: [{ field: "reason", message }] });
  }
  const { id: userId, name, email } = session.user;
  return { kind: "staff", userId, name, email, reason: reason.trim() };
}

/**
 * Lets a member of the platform's staff look into an organisation, read-only. Each look stands in
 * that organisation's audit log, with name and reason, before anything is shown.
 */
export async function enterOrganizationAsStaff(
  staff: { session: ActiveSession; origin: RequestOrigin },
  organizationId: string,
  reason: string,
): Promise<OrganizationContext> {
  const { session, origin } = staff;
  const actor = staffActor(session, reason);
  return withPlatform("staff looks into an organisation", async (transaction) => {
    const organization = await transaction.organization.findUnique({
      where: { id: organizationId },
      select: { id: true, slug: true, name: true },
    });
    if (!organization) throw notFound("organisation");
    const context = staffContext(organization, actor, origin);
    await recordAudit(transaction, context, {
      action: "staff.look",
      resource: { kind: "organization", id: organization.id, name: organization.name },
    });
    return context;
  });
}
