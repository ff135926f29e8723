import "server-only";
import { now } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";
import { stripeEventReceived } from "@/lib/events/catalogue";
import { sendEvents } from "@/lib/events/send";

const BATCH = 200;
const KEPT_DAYS = 90;
/** Then an event waits for a person: staff see it and replay it. */
const MOST_ATTEMPTS = 50;

/** Announces events again that nobody works on: lost on the way, or failed and due by a growing pause. */
export async function announceOverdueEvents(): Promise<number> {
  const events = await withPlatform(
    "find overdue events of Stripe",
    (transaction) =>
      transaction.$queryRaw<{ id: string; attempts: number }[]>`
        SELECT id, attempts FROM stripe_events
         WHERE state IN ('received', 'failed') AND attempts < ${MOST_ATTEMPTS}
           AND coalesce(finished_at, requested_at)
               < ${now()}::timestamptz - least(2 + attempts * attempts, 360) * interval '1 minute'
         ORDER BY requested_at LIMIT ${BATCH}`,
  );
  if (events.length === 0) return 0;
  await sendEvents(
    events.map(({ id, attempts }) =>
      stripeEventReceived.create({ eventId: id }, { id: `stripe:${id}:sweep:${attempts}` }),
    ),
  );
  return events.length;
}

/** Forgets events that were done with three months ago. Returns how many. */
export async function pruneStripeEvents(at: Date): Promise<number> {
  return withPlatform(
    "forget old events of Stripe",
    (transaction) =>
      transaction.$executeRaw`
        DELETE FROM stripe_events WHERE state IN ('applied', 'ignored')
           AND received_at < ${at}::timestamptz - make_interval(days => ${KEPT_DAYS})`,
  );
}
