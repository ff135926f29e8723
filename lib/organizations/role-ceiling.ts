import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { isRole, mayGrantRole, ROLE_LABELS, type Role } from "@/lib/core/roles";

/**
 * The highest role that an actor may manage: their own. Admins make API keys, so a key manages what an
 * admin manages, whoever made it: owners are beyond its reach.
 */
export function roleCeiling({ role, actor }: Pick<OrganizationContext, "role" | "actor">): Role | null {
  return actor.kind === "api_key" ? "admin" : role;
}

/** Throws FORBIDDEN when somebody would hand out, change or take a role above their own. */
export function requireGrant(actorRole: Role | null, ...affected: readonly string[]): void {
  for (const role of affected) {
    if (isRole(role) && actorRole !== null && mayGrantRole(actorRole, role)) continue;
    const label = isRole(role) ? ROLE_LABELS[role].toLowerCase() : role;
    throw new AppError("FORBIDDEN", `You may not manage the role ${label}: it is above your own.`);
  }
}
