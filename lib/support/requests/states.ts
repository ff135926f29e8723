import type { TicketStatus } from "@/lib/support/tickets/statuses";

/** Where a request stands, in the words of whoever waits for it. */
export const REQUEST_STATES = ["received", "in_work", "waiting_for_you", "solved", "closed"] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export const REQUEST_STATE_LABELS: Record<RequestState, string> = {
  received: "Received",
  in_work: "We are on it",
  waiting_for_you: "Waiting for you",
  solved: "Solved",
  closed: "Closed",
};

/** What a status of the desk is to the customer: before somebody has answered, a request is only received. */
export function requestState(status: TicketStatus, firstRespondedAt: Date | null): RequestState {
  switch (status) {
    case "open":
      return firstRespondedAt === null ? "received" : "in_work";
    case "on_hold":
      return "in_work";
    case "pending":
      return "waiting_for_you";
    case "solved":
    case "closed":
      return status;
  }
}

export function isRequestState(value: string): value is RequestState {
  return (REQUEST_STATES as readonly string[]).includes(value);
}
