import "server-only";
import { recordPlatformAudit } from "@/lib/audit/record";
import type { RequestOrigin, StaffActor } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { withPlatform } from "@/lib/db/with-platform";
import { stripeEventReceived } from "@/lib/events/catalogue";
import { sendEvents } from "@/lib/events/send";
import { isEventState, type EventState } from "./states";

const PAGE_EVENTS = 50;

export type StripeEventItem = {
  id: string;
  type: string;
  state: EventState;
  organization: { id: string; name: string } | null;
  customerId: string | null;
  createdAt: Date;
  receivedAt: Date;
  deliveries: number;
  attempts: number;
  lastError: string | null;
};

type Row = Omit<StripeEventItem, "state" | "organization"> & {
  state: string;
  organizationId: string | null;
  organizationName: string | null;
};

/** The newest events in one of the states, of all organisations. */
export async function listStripeEvents(
  states: readonly EventState[],
  after?: string,
): Promise<{ events: StripeEventItem[]; nextCursor: string | null }> {
  const rows = await withPlatform(
    "list events of Stripe for staff",
    (transaction) =>
      transaction.$queryRaw<Row[]>`
        SELECT event.id, event.type, event.state, event.customer_id AS "customerId", event.created_at AS "createdAt",
               event.received_at AS "receivedAt", event.deliveries, event.attempts, event.last_error AS "lastError",
               organization.id AS "organizationId", organization.name AS "organizationName"
          FROM stripe_events AS event
          LEFT JOIN organizations AS organization ON organization.stripe_customer_id = event.customer_id
         WHERE (cardinality(${[...states]}::text[]) = 0 OR event.state = ANY (${[...states]}::text[]))
           AND (${after ?? null}::text IS NULL OR (event.received_at, event.id) < (
             SELECT received_at, id FROM stripe_events WHERE id = ${after ?? null}))
         ORDER BY event.received_at DESC, event.id DESC LIMIT ${PAGE_EVENTS + 1}`,
  );
  const events = rows.slice(0, PAGE_EVENTS).map(({ organizationId, organizationName, state, ...row }) => ({
    ...row,
    state: isEventState(state) ? state : ("failed" as const),
    organization:
      organizationId === null ? null : { id: organizationId, name: organizationName ?? organizationId },
  }));
  return { events, nextCursor: rows.length > PAGE_EVENTS ? (events.at(-1)?.id ?? null) : null };
}

/** Applies an event again, with a reading of its own, whatever became of it before. */
export async function replayStripeEvent(
  { actor, origin }: { actor: StaffActor; origin: RequestOrigin },
  id: string,
): Promise<void> {
  const requestedAt = await withPlatform("replay an event of Stripe", async (transaction) => {
    const [row] = await transaction.$queryRaw<{ requestedAt: Date; type: string }[]>`
      UPDATE stripe_events SET state = 'received', requested_at = clock_timestamp(), last_error = NULL
       WHERE id = ${id} RETURNING requested_at AS "requestedAt", type`;
    if (row === undefined) throw notFound("event");
    await recordPlatformAudit(transaction, actor, origin, {
      action: "staff.replay_stripe_event",
      resource: { kind: "stripe_event", id, name: row.type },
    });
    return row.requestedAt;
  });
  await sendEvents(
    stripeEventReceived.create({ eventId: id }, { id: `stripe:${id}:replay:${requestedAt.getTime()}` }),
  );
}
