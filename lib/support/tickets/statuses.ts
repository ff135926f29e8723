export const TICKET_STATUSES = ["open", "pending", "on_hold", "solved", "closed"] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];

/** What staff read. */
export const TICKET_STATUS_LABELS: Record<TicketStatus, string> = {
  open: "Open",
  pending: "Waiting on customer",
  on_hold: "On hold",
  solved: "Solved",
  closed: "Closed",
};

/** What a ticket can be moved by. The system is the sweep that closes what has been solved for long. */
export type StatusMover = "customer" | "staff" | "system";

/** For so long after it was solved the customer can open a ticket again; then it is closed for good. */
export const REOPEN_DAYS = 14;
const DAY_MILLISECONDS = 86_400_000;

const MOVES: Record<StatusMover, Record<TicketStatus, readonly TicketStatus[]>> = {
  customer: { open: ["solved"], pending: ["solved"], on_hold: ["solved"], solved: ["open"], closed: [] },
  staff: {
    open: ["pending", "on_hold", "solved"],
    pending: ["open", "on_hold", "solved"],
    on_hold: ["open", "pending", "solved"],
    solved: ["open"],
    closed: [],
  },
  system: { open: [], pending: [], on_hold: [], solved: ["closed"], closed: [] },
};

/** Where somebody may move a ticket from a status, the usual way first. */
export function nextStatuses(from: TicketStatus, mover: StatusMover): readonly TicketStatus[] {
  return MOVES[mover][from];
}

export function mayMove(from: TicketStatus, to: TicketStatus, mover: StatusMover): boolean {
  return MOVES[mover][from].includes(to);
}

/** The status after a message of the customer; null where the conversation is over. */
export function statusAfterCustomerMessage(from: TicketStatus): "open" | null {
  return from === "closed" ? null : "open";
}

/** Whether anybody still has to do something. */
export function isUnderWay(status: TicketStatus): boolean {
  return status === "open" || status === "pending" || status === "on_hold";
}

/** Whether a solved ticket can no longer be opened again. */
export function isOverForGood(solvedAt: Date, now: Date): boolean {
  return now.getTime() - solvedAt.getTime() >= REOPEN_DAYS * DAY_MILLISECONDS;
}

export function isTicketStatus(value: string): value is TicketStatus {
  return (TICKET_STATUSES as readonly string[]).includes(value);
}
