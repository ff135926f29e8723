import { LIVE_CHANNEL, livePayloads } from "@/lib/live/signal";
import { CONTENT_VERSION } from "../content";
import type { ChainedEvent, ChainHead } from "./chain-events";

/** The values of the statement APPEND, in its order. */
export function appendParameters(events: readonly ChainedEvent[], heads: Map<string, ChainHead>): unknown[] {
  const changed = new Set(events.map((event) => event.organizationId));
  return [
    CONTENT_VERSION,
    ...eventColumns(events),
    ...headColumns([...heads].filter(([organizationId]) => changed.has(organizationId))),
    ...counterColumns(events),
    LIVE_CHANNEL,
    livePayloads("security-events", [...changed]),
  ];
}

function eventColumns(events: readonly ChainedEvent[]): unknown[][] {
  const column = (value: (event: ChainedEvent) => unknown) => events.map(value);
  return [
    column((event) => event.organizationId),
    column((event) => event.sequence),
    column((event) => event.recordedAt.toISOString()),
    column((event) => event.id),
    column((event) => event.occurredAt.toISOString()),
    column((event) => event.kind),
    column((event) => event.severity),
    column((event) => event.source),
    column((event) => event.actor?.kind ?? null),
    column((event) => event.actor?.id ?? null),
    column((event) => event.actor?.name ?? null),
    column((event) => event.sourceAddress),
    column((event) => event.userAgent),
    column((event) => event.target?.kind ?? null),
    column((event) => event.target?.id ?? null),
    column((event) => JSON.stringify(event.detail)),
    column((event) => event.idempotencyKey),
    column((event) => event.salt.toString("hex")),
    column((event) => event.personalCommitment),
    column((event) => event.contentHash),
    column((event) => event.previousHash),
    column((event) => event.hash),
  ];
}

function headColumns(heads: readonly [string, ChainHead][]): unknown[][] {
  return [
    heads.map(([organizationId]) => organizationId),
    heads.map(([, head]) => head.sequence),
    heads.map(([, head]) => head.hash),
    heads.map(([, head]) => head.recordedAt.toISOString()),
  ];
}

/** One row for each organisation, UTC day, kind and severity of the batch. */
function counterColumns(events: readonly ChainedEvent[]): unknown[][] {
  const counters = new Map<string, { event: ChainedEvent; day: string; events: number }>();
  for (const event of events) {
    const day = event.occurredAt.toISOString().slice(0, 10);
    const key = `${event.organizationId} ${day} ${event.kind} ${event.severity}`;
    const counter = counters.get(key) ?? { event, day, events: 0 };
    counter.events += 1;
    counters.set(key, counter);
  }
  const rows = [...counters.values()];
  return [
    rows.map(({ event }) => event.organizationId),
    rows.map(({ day }) => day),
    rows.map(({ event }) => event.kind),
    rows.map(({ event }) => event.severity),
    rows.map(({ events: count }) => count),
  ];
}
