import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createChannel } from "@/lib/channels/mutations/create-channel";
import { setChannelState } from "@/lib/channels/mutations/change-state";
import { useClock as replaceClock } from "@/lib/core/clock";
import { withOrganization } from "@/lib/db/with-organization";
import { createAlertFixture, deliveryDraft, queueDeliveries } from "@/scripts/testing/delivery-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { allowProviders } from "@/scripts/testing/providers/outgoing-settings";
import { startWebhookReceiver } from "@/scripts/testing/providers/webhook-receiver";
import { asSuperuser } from "@/scripts/testing/superuser";
import { deliverDue } from "./deliver";
import { isReceipt } from "./receipt";

vi.mock("@/lib/events/send", () => ({ sendEvents: vi.fn(() => Promise.resolve()) }));
vi.mock("@/lib/env", async (load) => {
  const { changeableEnv } = await import("@/scripts/testing/providers/outgoing-settings");
  return { env: changeableEnv((await load<typeof import("@/lib/env")>()).env) };
});

const MINUTE = 60_000;
const noJitter = () => 1;

describe("the outbox of notifications", () => {
  let secret = "";
  let receiver: Awaited<ReturnType<typeof startWebhookReceiver>>;
  let one: OrganizationFixture;
  let channelId: string;
  let time: number;
  let restoreClock = () => {};

  async function webhookOf({ context }: OrganizationFixture, path: string) {
    const input = {
      kind: "webhook" as const,
      name: `Hook ${path}`,
      key: undefined,
      config: { url: `${receiver.url}/${path}` },
    };
    const created = await createChannel(context, input);
    secret = created.signingSecret ?? "";
    return created.id;
  }

  const deliveryOf = (id: string, { context } = one) =>
    withOrganization(context, (transaction) =>
      transaction.notificationDelivery.findFirstOrThrow({
        where: { id },
        include: { log: { orderBy: { number: "asc" } } },
      }),
    );

  const channel = () =>
    withOrganization(one.context, (transaction) =>
      transaction.notificationChannel.findFirstOrThrow({ where: { id: channelId } }),
    );

  const queue = async (given = {}) => {
    const [id = ""] = await queueDeliveries([
      deliveryDraft({ organizationId: one.organization.id, channelId, ...given }),
    ]);
    return id;
  };

  beforeAll(async () => {
    receiver = await startWebhookReceiver(() => secret);
    allowProviders([receiver.host]);
  });
  afterAll(() => receiver.close());

  beforeEach(async () => {
    time = Date.now();
    restoreClock = replaceClock(() => new Date(time));
    await asSuperuser(
      "UPDATE notification_deliveries SET state = 'cancelled', lease_until = NULL, lease_owner = NULL, finished_at = now() WHERE state IN ('pending', 'leased')",
    );
    one = await createOrganizationFixture("One");
    channelId = await webhookOf(one, "one");
    receiver.received.length = 0;
    receiver.effects.clear();
  });
  afterEach(() => restoreClock());

  it("delivers a signed message once, and keeps answer, receipt and a link of the chain", async () => {
    const alert = await createAlertFixture(one.organization.id);
    const id = await queue({ alertId: alert.id });
    expect(await deliverDue(noJitter)).toMatchObject({ delivered: 1, retried: 0, failed: 0, nextAt: null });
    expect(await deliverDue(noJitter)).toMatchObject({ delivered: 0 });

    expect([...receiver.effects]).toEqual([id]);
    const [request] = receiver.received;
    expect(request?.headers["idempotency-key"]).toBe(id);
    expect(JSON.parse(request?.body ?? "")).toMatchObject({
      type: "notification.fired",
      data: { id, severity: "high", alert: { id: alert.id, policy_name: "High API latency", episode: 1 } },
    });
    const delivery = await deliveryOf(id);
    expect(delivery).toMatchObject({ state: "delivered", attempts: 1, httpStatus: 200, lastError: null });
    expect(delivery.log).toMatchObject([{ number: 1, outcome: "delivered", response: "thank you" }]);
    const { receipt, finishedAt, httpStatus, responseHash } = delivery;
    const content = {
      organizationId: one.organization.id,
      deliveryId: id,
      finishedAt: finishedAt ?? new Date(0),
      httpStatus,
      responseHash: Buffer.from(responseHash ?? []).toString("hex"),
    };
    expect(isReceipt(receipt ?? new Uint8Array(), content)).toBe(true);
    expect(isReceipt(receipt ?? new Uint8Array(), { ...content, httpStatus: 201 })).toBe(false);
    const [decision] = await withOrganization(one.context, (transaction) =>
      transaction.alertDecision.findMany({ where: { kind: "delivery" } }),
    );
    expect(decision).toMatchObject({ alertId: alert.id, policyId: alert.policyId });
    expect(JSON.parse(decision?.content ?? "")).toMatchObject({ reason: "delivered", delivery_id: id });
  });

  it("tries again after a pause that doubles, with the same key, and obeys Retry-After", async () => {
    const id = await queue();
    receiver.answerNext(
      { status: 500, body: "down" },
      { status: 429, body: "slow down", headers: { "retry-after": "90" } },
    );
    const first = await deliverDue(noJitter);
    expect(first).toMatchObject({ retried: 1, nextAt: new Date(time + 2_000) });
    expect(await deliverDue(noJitter)).toMatchObject({ delivered: 0, retried: 0 });
    time += 2_000;
    expect(await deliverDue(noJitter)).toMatchObject({ retried: 1, nextAt: new Date(time + 90_000) });
    time += 90_000;
    await deliverDue(noJitter);
    const delivery = await deliveryOf(id);
    expect(delivery).toMatchObject({ state: "delivered", attempts: 3 });
    expect(delivery.log.map(({ outcome, httpStatus }) => [outcome, httpStatus])).toEqual([
      ["retry", 500],
      ["retry", 429],
      ["delivered", 200],
    ]);
    expect(new Set(receiver.received.map(({ headers }) => headers["idempotency-key"]))).toEqual(
      new Set([id]),
    );
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
  });

  it("gives up at once where the receiver says no, and at the deadline where it says nothing", async () => {
    const refused = await queue();
    receiver.answerNext({ status: 410, body: "gone" });
    expect(await deliverDue(noJitter)).toMatchObject({ failed: 1, nextAt: null });
    expect(await deliveryOf(refused)).toMatchObject({ state: "failed", attempts: 1, httpStatus: 410 });

    const late = await queue({ deadlineAt: new Date(time + 1_000) });
    receiver.answerNext({ status: 503, body: "" });
    await deliverDue(noJitter);
    expect(await deliveryOf(late)).toMatchObject({ state: "failed", httpStatus: 503 });
  });

  it("pauses a channel that was given up five times in a row, tells admins, and sends what waited when resumed", async () => {
    for (let count = 0; count < 5; count += 1) await queue();
    receiver.answerNext(...Array.from({ length: 5 }, () => ({ status: 404, body: "no such hook" })));
    await deliverDue(noJitter);
    expect(await channel()).toMatchObject({ state: "paused", consecutiveFailures: 5 });
    const told = await withOrganization(one.context, (transaction) =>
      transaction.notification.findMany({ select: { type: true, title: true } }),
    );
    expect(told).toContainEqual({ type: "channels.paused", title: "The channel Hook one is paused" });

    const waiting = await queue();
    expect(await deliverDue(noJitter)).toMatchObject({ delivered: 0, nextAt: null });
    await setChannelState(one.context, { id: channelId, state: "active" });
    expect(await deliverDue(noJitter)).toMatchObject({ delivered: 1 });
    expect(await deliveryOf(waiting)).toMatchObject({ state: "delivered" });
    expect(await channel()).toMatchObject({ state: "active", consecutiveFailures: 0 });
  });

  it("takes over what a worker left behind when its lease ends, and counts the cut attempt", async () => {
    const id = await queue();
    await asSuperuser(
      "UPDATE notification_deliveries SET state = 'leased', lease_owner = uuidv7(), lease_until = $2, attempts = 1 WHERE id = $1",
      [id, new Date(time + 30_000)],
    );
    expect(await deliverDue(noJitter)).toMatchObject({ delivered: 0 });
    time += 30_000;
    expect(await deliverDue(noJitter)).toMatchObject({ delivered: 1 });
    expect(await deliveryOf(id)).toMatchObject({ state: "delivered", attempts: 2 });
  });

  it("serves organisations in turn: a storm of one does not keep another's message waiting", async () => {
    const other = await createOrganizationFixture("Other");
    const organizationId = one.organization.id;
    await queueDeliveries(
      Array.from({ length: 400 }, () => deliveryDraft({ organizationId, channelId, severity: "critical" })),
    );
    const storming = secret;
    const otherChannel = await webhookOf(other, "other");
    secret = storming;
    const [id = ""] = await queueDeliveries([
      deliveryDraft({ organizationId: other.organization.id, channelId: otherChannel, severity: "low" }),
    ]);
    receiver.answerNext();
    await deliverDue(noJitter);
    const place = receiver.received.findIndex(({ headers }) => headers["webhook-id"] === id);
    expect(place).toBeGreaterThanOrEqual(0);
    expect(place).toBeLessThan(32);
  });

  it("sends the gravest of an organisation first", async () => {
    for (const severity of ["low", "medium", "critical", "high"] as const) {
      await queue({
        severity,
        message: { ...deliveryDraft({ organizationId: "" }).message, title: severity },
      });
    }
    await deliverDue(noJitter);
    const titles = receiver.received.map(
      ({ body }) => (JSON.parse(body) as { data: { title: string } }).data.title,
    );
    expect(titles[0]).toBe("critical");
    expect(titles.at(-1)).toBe("low");
  });

  it("leaves a host alone after five faults in a row, then tries it with one", async () => {
    const ids = [];
    for (let count = 0; count < 5; count += 1) ids.push(await queue());
    receiver.answerNext(...Array.from({ length: 5 }, () => ({ status: 502, body: "" })));
    await deliverDue(() => 0);
    time += 5_000;
    expect(await deliverDue(() => 0)).toMatchObject({ delivered: 0, retried: 0 });
    expect(receiver.received.length).toBe(5);
    time += 31_000;
    await deliverDue(() => 0);
    time += MINUTE;
    await deliverDue(() => 0);
    for (const id of ids) expect(await deliveryOf(id)).toMatchObject({ state: "delivered", attempts: 2 });
  });

  it("writes a delivery once, however often its cause asks for it", async () => {
    const draft = deliveryDraft({ organizationId: one.organization.id, channelId });
    const [first] = await queueDeliveries([draft]);
    const [second] = await queueDeliveries([draft]);
    expect(second).toBe(first);
    expect(await deliverDue(noJitter)).toMatchObject({ delivered: 1 });
  });

  it("shows what was told to whom in security_alert_notifications", async () => {
    const { id } = await createAlertFixture(one.organization.id);
    await queue({ alertId: id });
    await deliverDue(noJitter);
    const [row] = await withOrganization(one.context, (transaction) =>
      transaction.$queryRawUnsafe<Record<string, unknown>[]>(
        "SELECT * FROM security_alert_notifications ORDER BY created_at DESC LIMIT 10",
      ),
    );
    expect(row).toMatchObject({
      policy_name: "High API latency",
      channel_kind: "webhook",
      recipient: receiver.host,
      result: "delivered",
      alert_state: "firing",
    });
  });
});
