import "server-only";
import { now } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";
import { outliveResponse } from "@/lib/http/after-response";
import { logger } from "@/lib/observability/logger";
import { recordSecurityEvent, type RecordSecurityEventInput } from "./record";

/** An event about a request; `once` keeps a loop of equal refusals from filling the chain. */
type ReportedEvent = Omit<RecordSecurityEventInput, "organizationId" | "idempotencyKey"> & {
  once?: { key: string; perMinutes: number };
};

const MINUTE_MILLISECONDS = 60_000;

/** Records an event in the background: the request that it is about neither waits for it nor fails with it. */
export function reportSecurityEvent(organizationId: string, event: ReportedEvent): void {
  inBackground(record([organizationId], event));
}

/**
 * The same for whatever concerns a person rather than one organisation, such as a failed sign-in: each
 * organisation they belong to is told.
 */
export function reportPersonEvent(userId: string, event: ReportedEvent): void {
  inBackground(organizationsOf(userId).then((ids) => record(ids, event)));
}

async function record(organizationIds: readonly string[], { once, ...event }: ReportedEvent): Promise<void> {
  const at = now();
  const slot = once && Math.floor(at.getTime() / (once.perMinutes * MINUTE_MILLISECONDS));
  const idempotencyKey = once && `${event.kind} ${once.key} ${slot}`;
  const events = organizationIds.map((organizationId) => ({
    occurredAt: at,
    ...event,
    organizationId,
    idempotencyKey,
  }));
  await Promise.all(events.map(recordSecurityEvent));
}

async function organizationsOf(userId: string): Promise<string[]> {
  const memberships = await withPlatform("tell organisations of a security event", (transaction) =>
    transaction.membership.findMany({
      where: { userId, organization: { deletedAt: null } },
      select: { organizationId: true },
    }),
  );
  return memberships.map(({ organizationId }) => organizationId);
}

function inBackground(work: Promise<void>): void {
  outliveResponse(work.catch((error: unknown) => logger.error({ err: error }, "security event lost")));
}
