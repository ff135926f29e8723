import { createHash } from "node:crypto";
import { encodeTime, monotonicFactory } from "ulid";
import { z } from "zod";

export const MAX_EVENT_BYTES = 512 * 1024;

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SHARED_LENGTH = 12;
const PLACE_LENGTH = 4;
const nextUlid = monotonicFactory();

/** An event as the sender wrote it. */
const sentEventSchema = z.object({
  id: z.string().max(512).nullish(),
  name: z.string().min(1).max(256),
  data: z.record(z.string(), z.unknown()).nullish(),
  user: z.record(z.string(), z.unknown()).nullish(),
  ts: z.number().int().nullish(),
  v: z.string().nullish(),
});

/** An event as functions receive it. */
export type EventBody = {
  id: string;
  name: string;
  data: Record<string, unknown>;
  user: Record<string, unknown>;
  ts: number;
  v?: string;
};

/** An event ready to be stored: `id` is ours and unique, `dedupeId` is the sender's. */
export type NewEvent = { id: string; dedupeId: string | null; body: EventBody };

export class EventRejected extends Error {
  constructor(
    message: string,
    readonly status: 400 | 413,
  ) {
    super(message);
  }
}

/** A new time-ordered id. */
export function newId(now: Date): string {
  return nextUlid(now.getTime());
}

/**
 * Parses the body of `POST /e/:key`. With the SDK's `x-inngest-event-id-seed` the ids are derived from
 * it, so that a send repeated after a lost answer stores nothing new.
 */
export function parseSentEvents(body: unknown, seed: string | undefined, now: Date): NewEvent[] {
  const list = Array.isArray(body) ? body : [body];
  return list.map((item, index) => {
    const parsed = sentEventSchema.safeParse(item);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw new EventRejected(
        `event ${index}: ${issue?.path.join(".") || "body"}: ${issue?.message ?? "invalid"}`,
        400,
      );
    }
    const { name, id: dedupeId, data, user, ts, v } = parsed.data;
    if (name.startsWith("inngest/")) {
      throw new EventRejected(`event ${index}: names that start with "inngest/" are reserved`, 400);
    }
    const id = seededId(seed, index) ?? newId(now);
    const event: NewEvent = {
      id,
      dedupeId: dedupeId ?? null,
      body: { id: dedupeId ?? id, name, data: data ?? {}, user: user ?? {}, ts: ts ?? now.getTime() },
    };
    if (v) event.body.v = v;
    if (Buffer.byteLength(JSON.stringify(event.body)) > MAX_EVENT_BYTES) {
      throw new EventRejected(`event ${index} ("${name}") is larger than ${MAX_EVENT_BYTES} bytes`, 413);
    }
    return event;
  });
}

/** An event the engine itself emits. */
export function systemEvent(name: string, data: Record<string, unknown>, now: Date): NewEvent {
  const id = newId(now);
  return { id, dedupeId: null, body: { id, name, data, user: {}, ts: now.getTime() } };
}

/**
 * The time and a part that all ids of one send share, then the place in it: events are routed by id, and
 * a cancellation sent together with what it cancels must not come first.
 */
function seededId(seed: string | undefined, index: number): string | undefined {
  const match = /^(\d{1,15}),([A-Za-z0-9+/=]+)$/.exec(seed ?? "");
  if (!match?.[1] || !match[2]) return undefined;
  const digest = createHash("sha256").update(match[2]).digest();
  const shared = Array.from(digest.subarray(0, SHARED_LENGTH), (byte) => CROCKFORD[byte % 32]).join("");
  return encodeTime(Number(match[1]), 10) + shared + encodeTime(index, PLACE_LENGTH);
}
