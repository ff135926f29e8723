import { after, moveClocks, startClocks, type Clocks, type Promises } from "./clocks";

/** A message as its clocks see it. */
export type Said = { id: string; kind: "customer" | "reply" | "system"; at: Date };

type Split = { moved: readonly Said[]; kept: readonly Said[] };

/** The clocks of a ticket that was split: of what stays, and of the new ticket. */
export type SplitClocks = { kept: Clocks; moved: Clocks };

/**
 * Divides the clocks of a ticket. A message that waits takes its promise along, neither earlier nor later than the
 * customer was told; where nothing that moves waits, an answer is promised anew. The solution stays promised as it
 * was. Both lists are in order, and something of the customer is in the first.
 */
export function splitClocks(clocks: Clocks, promises: Promises, split: Split, at: Date): SplitClocks {
  return { kept: keptClocks(clocks, promises, split), moved: movedClocks(clocks, promises, split.moved, at) };
}

function keptClocks(clocks: Clocks, promises: Promises, { moved, kept }: Split): Clocks {
  if (moved.every(({ id }) => id !== clocks.awaitingMessageId)) return clocks;
  const next = firstWaiting(clocks, kept);
  const isAnswered = clocks.firstRespondedAt !== null;
  return {
    ...clocks,
    awaitingMessageId: next?.id ?? null,
    awaitingSince: next?.at ?? null,
    nextResponseDueAt: next && isAnswered ? answerDue(clocks, promises, next) : null,
  };
}

function movedClocks(clocks: Clocks, promises: Promises, moved: readonly Said[], at: Date): Clocks {
  const first = moved.find(({ kind }) => kind === "customer");
  if (first === undefined) throw new RangeError("A ticket begins with something of its customer.");
  const answer = moved.find(({ kind, at: saidAt }) => kind === "reply" && saidAt > first.at);
  const waiting = firstWaiting(clocks, moved);
  const fresh = startClocks(promises, at, first.id);
  const begun: Clocks = {
    ...fresh,
    awaitingMessageId: waiting?.id ?? first.id,
    awaitingSince: waiting?.at ?? at,
    resolutionDueAt: moveClocks(clocks, "open", promises, at).clocks.resolutionDueAt ?? fresh.resolutionDueAt,
  };
  if (answer === undefined)
    return waiting === undefined
      ? begun
      : { ...begun, firstResponseDueAt: answerDue(clocks, promises, waiting) };
  return {
    ...begun,
    firstResponseDueAt: clocks.firstResponseDueAt,
    firstRespondedAt: answer.at,
    nextResponseDueAt:
      waiting === undefined
        ? after(promises.calendar, at, promises.nextResponseMinutes)
        : answerDue(clocks, promises, waiting),
  };
}

/** The first of these messages that nobody has answered. */
function firstWaiting({ awaitingSince }: Clocks, messages: readonly Said[]): Said | undefined {
  if (awaitingSince === null) return undefined;
  return messages.find(({ kind, at }) => kind === "customer" && at >= awaitingSince);
}

/** By when a message that waits is answered, as was promised before the split. */
function answerDue(clocks: Clocks, promises: Promises, { id, at }: Said): Date {
  if (clocks.firstRespondedAt === null) return clocks.firstResponseDueAt;
  if (id === clocks.awaitingMessageId && clocks.nextResponseDueAt !== null) return clocks.nextResponseDueAt;
  return after(promises.calendar, at, promises.nextResponseMinutes);
}
