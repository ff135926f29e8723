export const INCIDENT_STATES = ["open", "mitigated", "resolved", "closed"] as const;

export type IncidentState = (typeof INCIDENT_STATES)[number];

export const INCIDENT_STATE_LABELS: Record<IncidentState, string> = {
  open: "Open",
  mitigated: "Mitigated",
  resolved: "Resolved",
  closed: "Closed",
};

const NEXT: Record<IncidentState, readonly IncidentState[]> = {
  open: ["mitigated", "resolved"],
  mitigated: ["resolved", "open"],
  resolved: ["closed", "open"],
  closed: ["open"],
};

/** Where an incident can go from a state, the usual way first. */
export function nextStates(state: IncidentState): readonly IncidentState[] {
  return NEXT[state];
}

export function mayMove(from: IncidentState, to: IncidentState): boolean {
  return NEXT[from].includes(to);
}

export function isIncidentState(value: string): value is IncidentState {
  return (INCIDENT_STATES as readonly string[]).includes(value);
}

/** Still to be worked on. */
export function isUnderWay(state: IncidentState): boolean {
  return state === "open" || state === "mitigated";
}

type StateTimes = {
  mitigatedAt: Date | null;
  resolvedAt: Date | null;
  closedAt: Date | null;
  resolvedByRule: boolean;
};

/**
 * The times of an incident after it moved. Opening it again takes back that it was over; a mitigation that
 * nobody saw happened with the resolution.
 */
export function timesAfter(
  to: IncidentState,
  before: Omit<StateTimes, "resolvedByRule">,
  at: Date,
): StateTimes {
  const { mitigatedAt, resolvedAt } = before;
  switch (to) {
    case "open":
      return { mitigatedAt: null, resolvedAt: null, closedAt: null, resolvedByRule: false };
    case "mitigated":
      return { mitigatedAt: at, resolvedAt: null, closedAt: null, resolvedByRule: false };
    case "resolved":
      return { mitigatedAt: mitigatedAt ?? at, resolvedAt: at, closedAt: null, resolvedByRule: false };
    case "closed":
      return { mitigatedAt, resolvedAt, closedAt: at, resolvedByRule: false };
  }
}
