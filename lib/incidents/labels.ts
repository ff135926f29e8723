/** Who does what in an incident, beside its commander. */
export const INCIDENT_ROLES = ["operations", "communications", "scribe", "liaison"] as const;
export type IncidentRole = (typeof INCIDENT_ROLES)[number];

export const ROLE_FACTS: Record<IncidentRole, { label: string; description: string }> = {
  operations: { label: "Operations lead", description: "Works on the systems, and alone changes them." },
  communications: { label: "Communications lead", description: "Writes the status updates." },
  scribe: { label: "Scribe", description: "Keeps the timeline true." },
  liaison: { label: "Customer liaison", description: "Speaks with customers who are affected." },
};

export const UPDATE_AUDIENCES = ["customers", "internal"] as const;
export type UpdateAudience = (typeof UPDATE_AUDIENCES)[number];

export const AUDIENCE_LABELS: Record<UpdateAudience, string> = {
  customers: "Customers",
  internal: "Internal",
};

export const UPDATE_PHASES = ["investigating", "identified", "monitoring", "resolved"] as const;
export type UpdatePhase = (typeof UPDATE_PHASES)[number];

export const PHASE_LABELS: Record<UpdatePhase, string> = {
  investigating: "Investigating",
  identified: "Identified",
  monitoring: "Monitoring",
  resolved: "Resolved",
};

export const LINK_KINDS = ["url", "evidence", "control"] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

export const LINK_KIND_LABELS: Record<LinkKind, string> = {
  url: "Web address",
  evidence: "Evidence",
  control: "Control",
};

export const POST_MORTEM_STATE_LABELS = {
  draft: "Draft",
  review: "In review",
  published: "Published",
} as const;
export type PostMortemState = keyof typeof POST_MORTEM_STATE_LABELS;

export const ACTION_STATE_LABELS = { open: "Open", done: "Done", dropped: "Dropped" } as const;
export type ActionState = keyof typeof ACTION_STATE_LABELS;
