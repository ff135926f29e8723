import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { deliverNow } from "@/lib/deliveries/deliver";
import { enqueueDeliveries } from "@/lib/deliveries/enqueue";
import type { AlertMessage } from "@/lib/deliveries/message";
import { consumeRateLimit } from "@/lib/rate-limit/consume";
import { findForChange } from "./find-for-change";

const LIFETIME_MILLISECONDS = 60_000;
const LONGEST_ANSWER = 500;
const LIMIT = { limit: 20, windowSeconds: 600 };

/** What the receiver said to a test. */
export type ChannelTest = {
  deliveryId: string;
  delivered: boolean;
  httpStatus: number | null;
  error: string | null;
  /** The beginning of its answer. */
  answer: string;
  milliseconds: number;
};

/** Sends a real message through a channel, also a paused one, and waits for the receiver's answer. */
export async function testChannel(
  context: OrganizationContext,
  { id }: { id: string },
): Promise<ChannelTest> {
  requirePermission(context, "channels.manage");
  const { organizationId } = context;
  const quota = await consumeRateLimit({ name: "channel-test", key: organizationId, ...LIMIT });
  if (!quota.allowed)
    throw new AppError("RATE_LIMITED", `Too many tests. Try again in ${quota.retryAfterSeconds} s.`, {
      retryAfterSeconds: quota.retryAfterSeconds,
    });
  const deliveryId = await enqueueTest(context, id);
  const attempt = await deliverNow({ organizationId, id: deliveryId });
  if (attempt === null)
    throw new AppError("CONFLICT", "The test is already under way; look into the delivery log.");
  const { result, durationMilliseconds } = attempt;
  return {
    deliveryId,
    delivered: result.outcome === "delivered",
    httpStatus: result.httpStatus,
    error: result.error,
    answer: result.response?.toString("utf8").slice(0, LONGEST_ANSWER).toWellFormed() ?? "",
    milliseconds: durationMilliseconds,
  };
}

async function enqueueTest(context: OrganizationContext, channelId: string): Promise<string> {
  const { organizationId, actor } = context;
  const at = now();
  return withOrganization(context, async (transaction) => {
    const channel = await findForChange(transaction, { organizationId, id: channelId });
    const [deliveryId] = await enqueueDeliveries(transaction, [
      {
        organizationId,
        idempotencyKey: `test:${newId()}`,
        channelId,
        userId: null,
        address: null,
        alertId: null,
        incidentId: null,
        noticeId: null,
        kind: "test",
        severity: "low",
        message: testMessage(channel.name, actor.name),
        deadlineAt: new Date(at.getTime() + LIFETIME_MILLISECONDS),
      },
    ]);
    if (deliveryId === undefined) throw new AppError("CONFLICT", "The test is already under way.");
    await recordAudit(transaction, context, {
      action: "channels.test",
      resource: { kind: "channel", id: channelId, name: channel.name },
    });
    return deliveryId;
  });
}

function testMessage(channelName: string, by: string): AlertMessage {
  return {
    title: `Test of ${channelName}`.slice(0, 300),
    summary: "This is how alerts will arrive here. Nothing is wrong and nothing is to be done.",
    severity: "low",
    state: "test",
    facts: [{ label: "Sent by", value: by }],
    path: "/settings/channels",
    runbookUrl: null,
    acknowledgeable: false,
  };
}
