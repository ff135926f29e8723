import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { POST as takeTwilio } from "@/app/api/webhooks/twilio/route";
import { POST as takeSlack } from "@/app/api/webhooks/slack/route";
import { withOrganization } from "@/lib/db/with-organization";
import { acknowledgeUrl } from "@/lib/deliveries/acknowledge-link";
import { acknowledgeByLink, findLinkedAlert } from "@/lib/deliveries/acknowledge";
import { deliverDue } from "@/lib/deliveries/deliver";
import { env } from "@/lib/env";
import { createAlertFixture, deliveryDraft, queueDeliveries } from "@/scripts/testing/delivery-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { allowProviders } from "@/scripts/testing/providers/outgoing-settings";
import { startPagerDuty } from "@/scripts/testing/providers/pagerduty";
import type { ProviderServer } from "@/scripts/testing/providers/provider-server";
import { slackHeaders, startSlack } from "@/scripts/testing/providers/slack";
import { asSuperuser } from "@/scripts/testing/superuser";
import { startTeams } from "@/scripts/testing/providers/teams";
import { startTwilio, twilioCallback } from "@/scripts/testing/providers/twilio";
import type { ChannelKind } from "@/lib/channels/kinds";
import { acknowledgeAlerts } from "@/lib/alerts/mutations/acknowledge";
import { createChannel } from "@/lib/channels/mutations/create-channel";
import { testChannel } from "@/lib/channels/mutations/test-channel";

vi.mock("@/lib/events/send", () => ({ sendEvents: vi.fn(() => Promise.resolve()) }));
vi.mock("@/lib/env", async (load) => {
  const { changeableEnv } = await import("@/scripts/testing/providers/outgoing-settings");
  return { env: changeableEnv((await load<typeof import("@/lib/env")>()).env) };
});

const HEX_32 = "0123456789abcdef0123456789abcdef";
const ACCOUNT = { sid: `AC${HEX_32}`, authToken: HEX_32 };
const SLACK = { token: "xoxb-1234567890-abcdef", signingSecret: HEX_32 };

const LONG = "x".repeat(4_000);

describe("providers", () => {
  let servers: Record<"slack" | "teams" | "twilio" | "pagerduty", ProviderServer>;
  let tenant: OrganizationFixture;
  let alertId: string;

  const configs = (): Record<Exclude<ChannelKind, "webhook">, Record<string, unknown>> => ({
    email_list: { addresses: "ops@example.test\nsec@example.test" },
    slack_webhook: { url: `${servers.slack.url}/services/T0/B0/secret` },
    slack_bot: { ...SLACK, conversation: "#alerts" },
    teams: { url: `${servers.teams.url}/workflows/1?sig=secret` },
    sms: { accountSid: ACCOUNT.sid, authToken: ACCOUNT.authToken, from: "+15005550006", to: "+49 40 123456" },
    pagerduty: { routingKey: HEX_32, region: "us" },
  });

  const create = async (kind: Exclude<ChannelKind, "webhook">, config = {}) =>
    createChannel(tenant.context, {
      kind,
      name: `${kind} ${Math.random()}`,
      key: undefined,
      config: { ...configs()[kind], ...config },
    });

  async function deliver(channelId: string, given = {}) {
    const [id = ""] = await queueDeliveries([
      deliveryDraft({ organizationId: tenant.organization.id, channelId, alertId, ...given }),
    ]);
    await deliverDue();
    return deliveryOf(id);
  }

  const deliveryOf = (id: string) =>
    withOrganization(tenant.context, (transaction) =>
      transaction.notificationDelivery.findFirstOrThrow({ where: { id }, include: { log: true } }),
    );

  const alertState = async () =>
    withOrganization(tenant.context, (transaction) =>
      transaction.alert.findFirstOrThrow({
        where: { id: alertId },
        select: { state: true, acknowledgedByName: true },
      }),
    );

  const post = (path: string, body: string, headers: Record<string, string>) =>
    new Request(new URL(path, env.APP_URL), { method: "POST", body, headers });

  beforeAll(async () => {
    servers = {
      slack: await startSlack(SLACK),
      teams: await startTeams(),
      twilio: await startTwilio(ACCOUNT),
      pagerduty: await startPagerDuty(),
    };
    allowProviders(
      Object.values(servers).map(({ host }) => host),
      {
        SLACK_API_URL: `${servers.slack.url}/api`,
        TWILIO_API_URL: servers.twilio.url,
        PAGERDUTY_EVENTS_URL: servers.pagerduty.url,
      },
    );
    tenant = await createOrganizationFixture("Told");
    alertId = (await createAlertFixture(tenant.organization.id)).id;
  });
  afterAll(() => Promise.all(Object.values(servers).map(({ close }) => close())));

  it.each(["email_list", "slack_webhook", "slack_bot", "teams", "sms", "pagerduty"] as const)(
    "%s takes an ordinary message, the longest one, and a test",
    async (kind) => {
      const channel = await create(kind);
      expect(await deliver(channel.id)).toMatchObject({ state: "delivered", lastError: null });
      const { message } = deliveryDraft({ organizationId: "" });
      const longest = {
        ...message,
        title: LONG.slice(0, 300),
        summary: LONG,
        facts: Array.from({ length: 40 }, (_, place) => ({
          label: `${place} ${LONG}`.slice(0, 80),
          value: LONG.slice(0, 500),
        })),
        runbookUrl: `https://example.com/${LONG.slice(0, 1_900)}`,
      };
      expect(await deliver(channel.id, { message: longest })).toMatchObject({ state: "delivered" });
      expect(await testChannel(tenant.context, { id: channel.id })).toMatchObject({
        delivered: true,
        error: null,
      });
    },
  );

  it("shows what Slack, Twilio and PagerDuty refuse, in their words, and does not try again", async () => {
    const nowhere = await create("slack_bot", { conversation: "#nowhere" });
    expect(await testChannel(tenant.context, { id: nowhere.id })).toMatchObject({
      delivered: false,
      error: "Slack refused the message: channel_not_found.",
    });
    const stranger = await create("sms", { authToken: "f".repeat(32) });
    expect(await deliver(stranger.id)).toMatchObject({
      state: "failed",
      attempts: 1,
      lastError: "Twilio refused the message: Authenticate (20003)",
    });
    servers.pagerduty.answerNext({ status: 400, body: '{"status":"invalid event"}' });
    const pager = await create("pagerduty");
    expect(await deliver(pager.id)).toMatchObject({ state: "failed", httpStatus: 400 });
  });

  it("keeps one PagerDuty incident an episode: trigger and resolve share the key", async () => {
    const { id } = await create("pagerduty");
    const from = servers.pagerduty.received.length;
    await deliver(id);
    await deliver(id, { kind: "resolved" });
    const events = servers.pagerduty.received
      .slice(from)
      .map(({ body }) => JSON.parse(body) as { event_action: string; dedup_key: string });
    expect(events.map((event) => event.event_action)).toEqual(["trigger", "resolve"]);
    expect(new Set(events.map((event) => event.dedup_key)).size).toBe(1);
    expect(events[0]?.dedup_key).toMatch(/^[\w-]{36}:[\w-]{36}:a{64}:1$/);
  });

  it("tells PagerDuty who looks after an alert that it was told of, and nobody else", async () => {
    const { id: pager } = await create("pagerduty");
    const { id: chat } = await create("slack_webhook");
    const { id: unaware } = await create("pagerduty");
    const alert = await createAlertFixture(tenant.organization.id);
    for (const channelId of [pager, chat]) await deliver(channelId, { alertId: alert.id });
    servers.pagerduty.received.length = 0;
    await acknowledgeAlerts(tenant.context, { ids: [alert.id] });
    await acknowledgeAlerts(tenant.context, { ids: [alert.id] });
    await deliverDue();
    expect(servers.pagerduty.received.map(({ body }) => JSON.parse(body))).toMatchObject([
      { event_action: "acknowledge", dedup_key: expect.stringContaining(alert.policyId) },
    ]);
    const { rows } = await asSuperuser(
      "SELECT channel_id, kind FROM notification_deliveries WHERE channel_id = ANY($1) ORDER BY id",
      [[pager, chat, unaware]],
    );
    expect(rows).toEqual([
      { channel_id: pager, kind: "fired" },
      { channel_id: chat, kind: "fired" },
      { channel_id: pager, kind: "acknowledged" },
    ]);
  });

  it("never stores a secret that can be read", async () => {
    const { id } = await create("slack_bot");
    const row = await withOrganization(tenant.context, (transaction) =>
      transaction.notificationChannel.findFirstOrThrow({ where: { id } }),
    );
    expect(JSON.stringify(row)).not.toContain(SLACK.token);
    expect(JSON.stringify(row.settings)).not.toContain(SLACK.signingSecret);
  });

  describe("receipts of Twilio", () => {
    const url = () => new URL("/api/webhooks/twilio", env.APP_URL).href;
    const tell = (parameters: Record<string, string>, authToken = ACCOUNT.authToken) => {
      const { body, headers } = twilioCallback({ url: url(), authToken }, parameters);
      return takeTwilio(post("/api/webhooks/twilio", body, headers));
    };

    it("tell the log how the message fared, and make what did not arrive a failure", async () => {
      const { id: channelId } = await create("sms");
      const delivery = await deliver(channelId);
      expect(delivery).toMatchObject({ state: "delivered", providerStatus: "queued" });
      const message = { MessageSid: delivery.providerReference ?? "", AccountSid: ACCOUNT.sid };
      expect((await tell({ ...message, MessageStatus: "sent" })).status).toBe(200);
      expect((await tell({ ...message, MessageStatus: "undelivered", ErrorCode: "30006" })).status).toBe(200);
      // Late: it must not hide that the message is lost.
      expect((await tell({ ...message, MessageStatus: "sending" })).status).toBe(200);
      expect(await deliveryOf(delivery.id)).toMatchObject({
        state: "failed",
        providerStatus: "undelivered",
        lastError: "The message did not arrive (Twilio: undelivered, 30006).",
        receipt: null,
      });
    });

    it("have a message sent again that did not arrive for a reason that passes, as an attempt of the log", async () => {
      const { id: channelId } = await create("sms");
      const { id, providerReference } = await deliver(channelId);
      const failure = { MessageSid: providerReference ?? "", MessageStatus: "failed", ErrorCode: "30003" };
      expect((await tell(failure)).status).toBe(200);
      expect(await deliveryOf(id)).toMatchObject({ state: "pending", attempts: 2, providerReference: null });
      // Twilio repeats itself: that message is over.
      expect((await tell(failure)).status).toBe(401);
      const { rows } = await asSuperuser(
        "SELECT number, outcome, error FROM notification_attempts WHERE delivery_id = $1 ORDER BY number",
        [id],
      );
      expect(rows).toMatchObject([
        { number: 1, outcome: "delivered" },
        {
          number: 2,
          outcome: "retry",
          error: "The message did not arrive (Twilio: failed, 30003).",
        },
      ]);
    });

    it("count for nothing without Twilio's signature", async () => {
      const { id: channelId } = await create("sms");
      const delivery = await deliver(channelId);
      const message = { MessageSid: delivery.providerReference ?? "", MessageStatus: "failed" };
      expect((await tell(message, "0".repeat(32))).status).toBe(401);
      expect((await tell({ ...message, MessageSid: `SM${"9".repeat(32)}` })).status).toBe(401);
      expect(await deliveryOf(delivery.id)).toMatchObject({ state: "delivered", providerStatus: "queued" });
    });
  });

  describe("buttons in Slack", () => {
    const press = (deliveryId: string, action: string) =>
      new URLSearchParams({
        payload: JSON.stringify({
          type: "block_actions",
          user: { id: "U1", name: "mira" },
          response_url: `${servers.slack.url}/services/reply`,
          actions: [{ action_id: action, value: deliveryId }],
        }),
      }).toString();
    const send = (body: string, headers: Record<string, string>) =>
      takeSlack(post("/api/webhooks/slack", body, headers));

    it("acknowledge in the name of who pressed, once for each signature", async () => {
      const { id: channelId } = await create("slack_bot");
      const { id } = await deliver(channelId);
      const body = press(id, "acknowledge_alert");
      const headers = slackHeaders(SLACK.signingSecret, body, new Date());
      expect((await send(body, headers)).status).toBe(200);
      expect(await alertState()).toEqual({ state: "acknowledged", acknowledgedByName: "mira (Slack)" });
      expect((await send(body, headers)).status).toBe(401);
    });

    it.each([
      ["a wrong signature", (body: string) => slackHeaders("f".repeat(32), body, new Date())],
      [
        "a time stamp of six minutes ago",
        (body: string) => slackHeaders(SLACK.signingSecret, body, new Date(Date.now() - 360_000)),
      ],
      ["no signature", () => ({})],
      [
        "the signature of another body",
        () => slackHeaders(SLACK.signingSecret, "payload=%7B%7D", new Date()),
      ],
    ])("do nothing with %s", async (_case, headersOf) => {
      const { id: channelId } = await create("slack_bot");
      const { id } = await deliver(channelId);
      const body = press(id, "resolve_alert");
      expect((await send(body, headersOf(body))).status).toBe(401);
      expect((await alertState()).state).not.toBe("resolved");
    });
  });

  describe("the link in a mail", () => {
    const origin = { requestId: "test", ipAddress: null, userAgent: null };
    const tokenOf = (deliveryId: string, at = new Date()) =>
      acknowledgeUrl({ organizationId: tenant.organization.id, deliveryId }, at).split("/").at(-1) ?? "";

    it("acknowledges for whom it was sent to, and tells who comes second who was first", async () => {
      const { id } = await createAlertFixture(tenant.organization.id);
      const [mine = "", other = ""] = await queueDeliveries([
        deliveryDraft({ organizationId: tenant.organization.id, userId: tenant.user.id, alertId: id }),
        deliveryDraft({ organizationId: tenant.organization.id, address: "ops@example.test", alertId: id }),
      ]);
      expect(await findLinkedAlert(tokenOf(mine))).toMatchObject({ state: "firing", person: "Told Person" });
      await acknowledgeByLink(tokenOf(mine), origin);
      await acknowledgeByLink(tokenOf(other), origin);
      expect(await findLinkedAlert(tokenOf(other))).toMatchObject({
        state: "acknowledged",
        acknowledgedBy: "Told Person",
      });
    });

    it("is dead when altered, after a week, and for another purpose", async () => {
      const [id = ""] = await queueDeliveries([
        deliveryDraft({ organizationId: tenant.organization.id, userId: tenant.user.id, alertId }),
      ]);
      const token = tokenOf(id);
      const altered = token.slice(0, 30) + (token[30] === "A" ? "B" : "A") + token.slice(31);
      const old = tokenOf(id, new Date(Date.now() - 8 * 24 * 60 * 60_000));
      for (const dead of [altered, old, "", "x".repeat(token.length)]) {
        expect(await findLinkedAlert(dead)).toBeNull();
        await expect(acknowledgeByLink(dead, origin)).rejects.toMatchObject({ code: "GONE" });
      }
    });
  });
});
