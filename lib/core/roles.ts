/** Roles of a member within one organisation, strongest first. */
export const ROLES = ["owner", "admin", "member", "auditor", "billing"] as const;

export type Role = (typeof ROLES)[number];

export const ROLE_LABELS: Record<Role, string> = {
  owner: "Owner",
  admin: "Admin",
  member: "Member",
  auditor: "Auditor",
  billing: "Billing",
};

export const ROLE_DESCRIPTIONS: Record<Role, string> = {
  owner: "Everything, including ownership and deletion of the organisation.",
  admin: "Manages members, keys and settings; collects and acknowledges.",
  member: "Uses the product day to day.",
  auditor: "Reads everything, changes nothing.",
  billing: "Sees the plan, invoices and usage.",
};

const RANK: Record<Role, number> = { owner: 3, admin: 2, member: 1, auditor: 1, billing: 1 };

/** True when somebody with role `actor` may hand out or change role `target`: never above one's own. */
export function mayGrantRole(actor: Role, target: Role): boolean {
  return RANK[actor] >= 2 && RANK[actor] >= RANK[target];
}

export function isRole(value: string): value is Role {
  return (ROLES as readonly string[]).includes(value);
}
