import "server-only";
import type { RequestOrigin } from "@/lib/core/context";
import { reportSecurityEvent } from "@/lib/security-events/report";

type ForeignAccess = { organization: { id: string; slug: string }; userId: string; origin: RequestOrigin };

/**
 * Tells an organisation that somebody who does not belong to it asked for its pages. Only the one asked
 * for is told, and without a name: to know another tenant's member, the id suffices for platform staff.
 */
export function reportForeignAccess({ organization, userId, origin }: ForeignAccess): void {
  reportSecurityEvent(organization.id, {
    kind: "access.cross_tenant",
    actor: { kind: "user", userId, name: "Not a member", email: "" },
    origin,
    target: { kind: "organization", id: organization.slug },
    detail: { request_id: origin.requestId },
    once: { key: userId, perMinutes: 1 },
  });
}
