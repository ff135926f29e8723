import "server-only";
import { now } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";
import { syncBilling } from "../sync";

const MOST_CHARACTERS = 500;

export type AppliedEvent = { outcome: "applied" | "ignored" | "gone" };

/**
 * Applies one event of the ledger: reads the customer's account from Stripe as it is now, whatever the event
 * said. An event that an account's last reading covers needs no reading of its own, so a burst needs few.
 */
export async function applyStripeEvent(eventId: string): Promise<AppliedEvent> {
  const event = await beginEvent(eventId);
  if (event === null) return { outcome: "gone" };
  try {
    if (event.organizationId === null) {
      await finishEvent(eventId, "ignored", "No organisation has this customer.");
      return { outcome: "ignored" };
    }
    if (!event.isCovered) await syncBilling(event.organizationId);
    await finishEvent(eventId, "applied", null);
    return { outcome: "applied" };
  } catch (error) {
    await finishEvent(eventId, "failed", messageOf(error));
    throw error;
  }
}

type BegunEvent = { organizationId: string | null; isCovered: boolean };

async function beginEvent(eventId: string): Promise<BegunEvent | null> {
  return withPlatform("begin to apply an event of Stripe", async (transaction) => {
    const [event] = await transaction.$queryRaw<BegunEvent[]>`
      UPDATE stripe_events AS event SET attempts = attempts + 1
        FROM (SELECT asked.id, organization.id AS organization_id, account.read_at > asked.requested_at AS is_covered
                FROM stripe_events AS asked
                LEFT JOIN organizations AS organization ON organization.stripe_customer_id = asked.customer_id
                LEFT JOIN billing_accounts AS account ON account.organization_id = organization.id
               WHERE asked.id = ${eventId}) AS found
       WHERE event.id = found.id AND event.state IN ('received', 'failed')
      RETURNING found.organization_id AS "organizationId", coalesce(found.is_covered, false) AS "isCovered"`;
    return event ?? null;
  });
}

async function finishEvent(id: string, state: string, lastError: string | null): Promise<void> {
  await withPlatform("note what became of an event of Stripe", (transaction) =>
    transaction.stripeEvent.update({ where: { id }, data: { state, lastError, finishedAt: now() } }),
  );
}

/** Operators read it: the cause says more than what a customer would be told. */
function messageOf(error: unknown): string {
  const { message, cause } = error as { message?: unknown; cause?: { message?: unknown } };
  const text = typeof cause?.message === "string" ? cause.message : String(message ?? error);
  return text.slice(0, MOST_CHARACTERS);
}
