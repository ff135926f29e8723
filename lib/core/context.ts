import { permissionsOf, type PermissionAction } from "./permissions";
import type { Role } from "./roles";

/** Who acts. Staff and the system act under their own name, never under a member's. */
export type Actor =
  | { kind: "user"; userId: string; name: string; email: string }
  | { kind: "staff"; userId: string; name: string; email: string; reason: string }
  | { kind: "api_key"; apiKeyId: string; name: string }
  | { kind: "system"; name: string };

/** Only lib/auth makes one, for those whom the setting names as staff. */
export type StaffActor = Extract<Actor, { kind: "staff" }>;

/** The id by which an actor is found again; the system has none. */
export function actorId(actor: Actor): string | null {
  switch (actor.kind) {
    case "user":
    case "staff":
      return actor.userId;
    case "api_key":
      return actor.apiKeyId;
    case "system":
      return null;
  }
}

/** Where a request came from; written into audit entries and security events. */
export type RequestOrigin = { requestId: string; ipAddress: string | null; userAgent: string | null };

/** Resolved once a request; every query and mutation of a domain takes it as its first argument. */
export type OrganizationContext = {
  organizationId: string;
  organizationSlug: string;
  actor: Actor;
  permissions: readonly PermissionAction[];
  /** Null for API keys and the system, which have permissions but no role. */
  role: Role | null;
  origin: RequestOrigin;
};

export const SYSTEM_ORIGIN: RequestOrigin = { requestId: "system", ipAddress: null, userAgent: null };

/** The context of background work for one organisation, with exactly the permissions it names. */
export function systemContext(
  organization: { id: string; slug: string },
  name: string,
  permissions: readonly PermissionAction[],
): OrganizationContext {
  return {
    organizationId: organization.id,
    organizationSlug: organization.slug,
    actor: { kind: "system", name },
    permissions,
    role: null,
    origin: SYSTEM_ORIGIN,
  };
}

/** The context of a signed-in member. */
export function memberContext(input: {
  organization: { id: string; slug: string };
  user: { id: string; name: string; email: string };
  role: Role;
  origin: RequestOrigin;
}): OrganizationContext {
  const { organization, user, role, origin } = input;
  return {
    organizationId: organization.id,
    organizationSlug: organization.slug,
    actor: { kind: "user", userId: user.id, name: user.name, email: user.email },
    permissions: permissionsOf(role),
    role,
    origin,
  };
}
