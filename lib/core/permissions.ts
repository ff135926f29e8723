import { AppError } from "./errors";
import type { Role } from "./roles";

const EVERYONE: Role[] = ["owner", "admin", "member", "auditor", "billing"];
const READERS: Role[] = ["owner", "admin", "member", "auditor"];
const ADMINS: Role[] = ["owner", "admin"];

/** The one table of who may do what, for the server and for what the interface offers. */
const ROLES_BY_ACTION = {
  "organization.read": EVERYONE,
  "organization.update": ADMINS,
  "organization.export": ADMINS,
  "organization.transfer": ["owner"],
  "organization.delete": ["owner"],
  "members.read": READERS,
  "members.invite": ADMINS,
  "members.update": ADMINS,
  "members.remove": ADMINS,
  "metrics.read": READERS,
  "metrics.write": ["owner", "admin", "member"],
  "collection.read": READERS,
  "collection.run": ADMINS,
  "security-events.read": READERS,
  "security-events.write": ["owner", "admin", "member"],
  "log-rules.manage": ADMINS,
  "alerts.read": READERS,
  "alerts.respond": ["owner", "admin", "member"],
  "alert-policies.read": READERS,
  "alert-policies.manage": ADMINS,
  "silences.read": READERS,
  "silences.manage": ["owner", "admin", "member"],
  "channels.read": READERS,
  "channels.manage": ADMINS,
  "on-call.read": READERS,
  "on-call.manage": ADMINS,
  "incidents.read": READERS,
  "incidents.respond": ["owner", "admin", "member"],
  "incidents.manage": ADMINS,
  "evidence.read": READERS,
  "evidence.verify": ["owner", "admin", "auditor"],
  "evidence.export": ["owner", "admin", "auditor"],
  "evidence.share": ADMINS,
  "compliance.read": READERS,
  "compliance.run": ["owner", "admin", "auditor"],
  "compliance.answer": ["owner", "admin", "member"],
  "compliance.manage": ADMINS,
  "audit-log.read": ["owner", "admin", "auditor"],
  "audit-log.verify": ["owner", "admin", "auditor"],
  "retention.read": ["owner", "admin", "auditor"],
  "retention.manage": ADMINS,
  "api-keys.read": ["owner", "admin", "auditor"],
  "api-keys.manage": ADMINS,
  "support.read": EVERYONE,
  "support.write": EVERYONE,
  "support.read-all": ADMINS,
  "billing.read": ["owner", "admin", "billing", "auditor"],
  "billing.manage": ["owner", "billing"],
} as const satisfies Record<string, readonly Role[]>;

export type PermissionAction = keyof typeof ROLES_BY_ACTION;

export const PERMISSION_ACTIONS = Object.keys(ROLES_BY_ACTION) as PermissionAction[];

export function rolesAllowed(action: PermissionAction): readonly Role[] {
  return ROLES_BY_ACTION[action];
}

export function can(role: Role, action: PermissionAction): boolean {
  return rolesAllowed(action).includes(role);
}

/** Every action that a role may do: what the interface receives. */
export function permissionsOf(role: Role): PermissionAction[] {
  return PERMISSION_ACTIONS.filter((action) => can(role, action));
}

/** First line of every mutation and query. Throws FORBIDDEN with the roles that may. */
export function requirePermission(
  context: { permissions: readonly PermissionAction[] },
  action: PermissionAction,
): void {
  if (context.permissions.includes(action)) return;
  throw new AppError("FORBIDDEN", `You need the role ${rolesAllowed(action).join(" or ")} to do this.`);
}
