import { AppError } from "@/lib/core/errors";
import { isRole, mayGrantRole, ROLE_LABELS, type Role } from "@/lib/core/roles";

/** Throws FORBIDDEN when somebody would hand out, change or take a role above their own. */
export function requireGrant(actorRole: Role | null, ...affected: readonly string[]): void {
  for (const role of affected) {
    if (isRole(role) && actorRole !== null && mayGrantRole(actorRole, role)) continue;
    const label = isRole(role) ? ROLE_LABELS[role].toLowerCase() : role;
    throw new AppError("FORBIDDEN", `You may not manage the role ${label}: it is above your own.`);
  }
}
