import { LIVE_CHANNEL, livePayloads } from "@/lib/live/signal";
import { CONTENT_VERSION } from "../content";
import type { ChainedEvent } from "./chain-events";

/** The values of the statement APPEND, in its order. */
export function appendParameters(events: readonly ChainedEvent[]): unknown[] {
  const ends = chainEnds(events);
  return [
    CONTENT_VERSION,
    ...eventColumns(events),
    ...headColumns([...ends.values()]),
    ...counterColumns(events),
    LIVE_CHANNEL,
    livePayloads("security-events", [...ends.keys()]),
  ];
}

type ChainEnds = { first: ChainedEvent; last: ChainedEvent };

/** The first and the last event of each organisation. */
function chainEnds(events: readonly ChainedEvent[]): Map<string, ChainEnds> {
  const ends = new Map<string, ChainEnds>();
  for (const event of events) {
    const known = ends.get(event.draft.organizationId);
    if (known) known.last = event;
    else ends.set(event.draft.organizationId, { first: event, last: event });
  }
  return ends;
}

function eventColumns(events: readonly ChainedEvent[]): unknown[][] {
  const column = (value: (event: ChainedEvent) => unknown) => events.map(value);
  return [
    column((event) => event.draft.organizationId),
    column((event) => event.sequence),
    column((event) => event.recordedAt.toISOString()),
    column((event) => event.id),
    column((event) => event.draft.occurredAt.toISOString()),
    column((event) => event.draft.kind),
    column((event) => event.draft.severity),
    column((event) => event.draft.source),
    column((event) => event.draft.actor?.kind ?? null),
    column((event) => event.draft.actor?.id ?? null),
    column((event) => event.draft.actor?.name ?? null),
    column((event) => event.draft.sourceAddress),
    column((event) => event.draft.userAgent),
    column((event) => event.draft.target?.kind ?? null),
    column((event) => event.draft.target?.id ?? null),
    column((event) => JSON.stringify(event.draft.detail)),
    column((event) => event.draft.idempotencyKey),
    column((event) => event.salt.toString("hex")),
    column((event) => event.personalCommitment),
    column((event) => event.contentHash),
    column((event) => event.previousHash),
    column((event) => event.hash),
  ];
}

/** Where each head must be, and where it goes. */
function headColumns(ends: readonly ChainEnds[]): unknown[][] {
  return [
    ends.map(({ first }) => first.draft.organizationId),
    ends.map(({ first }) => first.previousHash),
    ends.map(({ last }) => last.sequence),
    ends.map(({ last }) => last.hash),
    ends.map(({ last }) => last.recordedAt.toISOString()),
  ];
}

/** One row for each organisation, UTC day, kind and severity of the batch. */
function counterColumns(events: readonly ChainedEvent[]): unknown[][] {
  const counters = new Map<string, { event: ChainedEvent; day: string; events: number }>();
  for (const event of events) {
    const day = event.draft.occurredAt.toISOString().slice(0, 10);
    const key = `${event.draft.organizationId} ${day} ${event.draft.kind} ${event.draft.severity}`;
    const counter = counters.get(key) ?? { event, day, events: 0 };
    counter.events += 1;
    counters.set(key, counter);
  }
  const rows = [...counters.values()];
  return [
    rows.map(({ event }) => event.draft.organizationId),
    rows.map(({ day }) => day),
    rows.map(({ event }) => event.draft.kind),
    rows.map(({ event }) => event.draft.severity),
    rows.map(({ events: count }) => count),
  ];
}
