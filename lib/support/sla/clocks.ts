import type { TicketStatus } from "../tickets/statuses";
import type { Calendar } from "./calendar";
import { addWorkingTime, workingTimeBetween } from "./working-time";

const MINUTE_MILLISECONDS = 60_000;

/** What an organisation was promised for tickets of a severity. */
export type Promises = {
  firstResponse: { minutes: number; calendar: Calendar };
  nextResponseMinutes: number;
  resolutionMinutes: number;
  /** By which everything after the first answer is counted. */
  calendar: Calendar;
};

/** The clocks of a ticket, as its row holds them. */
export type Clocks = {
  status: TicketStatus;
  awaitingMessageId: string | null;
  awaitingSince: Date | null;
  firstResponseDueAt: Date;
  firstRespondedAt: Date | null;
  nextResponseDueAt: Date | null;
  resolutionDueAt: Date | null;
  resolutionLeftSeconds: number | null;
  solvedAt: Date | null;
  reopenCount: number;
};

export const SLA_TARGETS = ["first_response", "next_response", "resolution"] as const;
export type SlaTarget = (typeof SLA_TARGETS)[number];

/** How a promise ended. `clockKey` tells the clocks of one target apart; each ends once. */
export type SlaOutcome = { target: SlaTarget; clockKey: string; outcome: "met" | "breached"; dueAt: Date };

/** Clocks after something happened, and the promises that ended with it. */
export type ClockChange = { clocks: Clocks; outcomes: SlaOutcome[] };

/** There is one first answer. */
export const FIRST_RESPONSE_KEY = "first";

/** The clocks of a ticket that was opened with a message. */
export function startClocks(promises: Promises, at: Date, messageId: string): Clocks {
  return {
    status: "open",
    awaitingMessageId: messageId,
    awaitingSince: at,
    firstResponseDueAt: after(promises.firstResponse.calendar, at, promises.firstResponse.minutes),
    firstRespondedAt: null,
    nextResponseDueAt: null,
    resolutionDueAt: after(promises.calendar, at, promises.resolutionMinutes),
    resolutionLeftSeconds: null,
    solvedAt: null,
    reopenCount: 0,
  };
}

/** The customer wrote: the ticket is open, and the first message that nobody has answered sets a clock. */
export function afterCustomerMessage(
  clocks: Clocks,
  promises: Promises,
  at: Date,
  messageId: string,
): ClockChange {
  const { clocks: opened, outcomes } = moveClocks(clocks, "open", promises, at);
  if (opened.awaitingMessageId !== null) return { clocks: opened, outcomes };
  const isFirst = opened.firstRespondedAt === null;
  return {
    clocks: {
      ...opened,
      awaitingMessageId: messageId,
      awaitingSince: at,
      nextResponseDueAt: isFirst ? null : after(promises.calendar, at, promises.nextResponseMinutes),
    },
    outcomes,
  };
}

/** A person of the staff answered: the clocks of answers end. Automatic mails and notes do not count. */
export function afterReply(clocks: Clocks, at: Date): ClockChange {
  const { awaitingMessageId, firstRespondedAt, firstResponseDueAt, nextResponseDueAt } = clocks;
  const outcomes: SlaOutcome[] = [];
  if (firstRespondedAt === null)
    outcomes.push(ended("first_response", FIRST_RESPONSE_KEY, firstResponseDueAt, at));
  if (nextResponseDueAt !== null && awaitingMessageId !== null)
    outcomes.push(ended("next_response", awaitingMessageId, nextResponseDueAt, at));
  return {
    clocks: {
      ...clocks,
      awaitingMessageId: null,
      awaitingSince: null,
      firstRespondedAt: firstRespondedAt ?? at,
      nextResponseDueAt: null,
    },
    outcomes,
  };
}

/** The ticket moved to a status. Waiting for the customer stops the resolution's clock; solving ends every clock. */
export function moveClocks(clocks: Clocks, to: TicketStatus, promises: Promises, at: Date): ClockChange {
  if (to === clocks.status) return { clocks, outcomes: [] };
  const moved: Clocks = { ...clocks, status: to };
  switch (to) {
    case "open":
    case "on_hold":
      return {
        clocks: clocks.status === "solved" ? reopened(moved, promises, at) : resumed(moved, promises, at),
        outcomes: [],
      };
    case "pending":
      return { clocks: paused(moved, promises, at), outcomes: [] };
    case "solved":
      return solved(moved, promises, at);
    case "closed":
      return { clocks: stopped(moved), outcomes: [] };
  }
}

/** The first of the clocks that run; null while none does. */
export function earliestDue(clocks: Clocks): Date | null {
  if (clocks.status === "solved" || clocks.status === "closed") return null;
  const first = clocks.firstRespondedAt === null ? clocks.firstResponseDueAt : null;
  const running = [first, clocks.nextResponseDueAt, clocks.resolutionDueAt].filter((due) => due !== null);
  return running.length === 0 ? null : new Date(Math.min(...running.map((due) => due.getTime())));
}

/** When so many working minutes have passed. */
export function after(calendar: Calendar, at: Date, minutes: number): Date {
  return addWorkingTime(calendar, at, minutes * MINUTE_MILLISECONDS);
}

function ended(target: SlaTarget, clockKey: string, dueAt: Date, at: Date): SlaOutcome {
  return { target, clockKey, dueAt, outcome: at <= dueAt ? "met" : "breached" };
}

function paused(clocks: Clocks, { calendar }: Promises, at: Date): Clocks {
  const { resolutionDueAt } = clocks;
  // What is overdue stays so: its promise is broken, and a pause mends nothing.
  if (resolutionDueAt === null || resolutionDueAt <= at) return clocks;
  const left = workingTimeBetween(calendar, at, resolutionDueAt);
  return { ...clocks, resolutionDueAt: null, resolutionLeftSeconds: Math.ceil(left / 1_000) };
}

function resumed(clocks: Clocks, { calendar }: Promises, at: Date): Clocks {
  const { resolutionLeftSeconds } = clocks;
  if (resolutionLeftSeconds === null) return clocks;
  const resolutionDueAt = addWorkingTime(calendar, at, resolutionLeftSeconds * 1_000);
  return { ...clocks, resolutionDueAt, resolutionLeftSeconds: null };
}

function reopened(clocks: Clocks, promises: Promises, at: Date): Clocks {
  return {
    ...clocks,
    solvedAt: null,
    reopenCount: clocks.reopenCount + 1,
    resolutionDueAt: after(promises.calendar, at, promises.resolutionMinutes),
    resolutionLeftSeconds: null,
  };
}

function solved(clocks: Clocks, promises: Promises, at: Date): ClockChange {
  const { resolutionDueAt } = resumed(clocks, promises, at);
  const outcomes =
    resolutionDueAt === null ? [] : [ended("resolution", String(clocks.reopenCount), resolutionDueAt, at)];
  return { clocks: { ...stopped(clocks), solvedAt: at }, outcomes };
}

function stopped(clocks: Clocks): Clocks {
  return {
    ...clocks,
    awaitingMessageId: null,
    awaitingSince: null,
    nextResponseDueAt: null,
    resolutionDueAt: null,
    resolutionLeftSeconds: null,
  };
}
