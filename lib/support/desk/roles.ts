export const SUPPORT_ROLES = ["viewer", "agent", "lead"] as const;
export type SupportRole = (typeof SUPPORT_ROLES)[number];

export const SUPPORT_ROLE_LABELS: Record<SupportRole, string> = {
  viewer: "Viewer: reads tickets and reports",
  agent: "Agent: answers tickets",
  lead: "Lead: answers, and changes the desk",
};

/** A role as the database names it; its CHECK admits no other. */
export function toSupportRole(role: string): SupportRole {
  return SUPPORT_ROLES.find((known) => known === role) ?? "viewer";
}
