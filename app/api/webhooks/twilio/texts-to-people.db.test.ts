import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { POST as takeStatus } from "./route";
import { POST as takeText } from "./messages/route";
import { exportAccount } from "@/lib/accounts/export-account";
import { useClock as replaceClock } from "@/lib/core/clock";
import type { ActiveSession } from "@/lib/accounts/sessions";
import { deliverDue } from "@/lib/deliveries/deliver";
import { env } from "@/lib/env";
import { advanceEscalations } from "@/lib/on-call/escalations/advance";
import { startEscalations } from "@/lib/on-call/escalations/start";
import { withPlatform } from "@/lib/db/with-platform";
import { saveAlertPreference } from "@/lib/routing/mutations";
import { routeAlertNotices } from "@/lib/routing/route-alert-notices";
import { accountActions, createAccount, newOrigin } from "@/scripts/testing/account-fixture";
import { createFiringAlert, createPolicyRow } from "@/scripts/testing/alert-records";
import { joinOrganization, type MemberFixture } from "@/scripts/testing/member-fixture";
import { createEscalationFixture } from "@/scripts/testing/on-call-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { allowProviders } from "@/scripts/testing/providers/outgoing-settings";
import type { ProviderServer } from "@/scripts/testing/providers/provider-server";
import { startTwilio, twilioCallback } from "@/scripts/testing/providers/twilio";
import { asSuperuser } from "@/scripts/testing/superuser";
import { signInWithPassword } from "@/scripts/testing/two-factor-fixture";
import { confirmPhone } from "@/lib/phones/mutations/confirm-phone";
import { removePhone } from "@/lib/phones/mutations/remove-phone";
import { requestPhoneCode } from "@/lib/phones/mutations/request-code";
import { findOwnPhone } from "@/lib/phones/queries";

vi.mock("@/lib/events/send", () => ({ sendEvents: () => Promise.resolve() }));
vi.mock("@/lib/env", async (load) => {
  const { changeableEnv } = await import("@/scripts/testing/providers/outgoing-settings");
  return { env: changeableEnv((await load<typeof import("@/lib/env")>()).env) };
});

const HEX_32 = "0123456789abcdef0123456789abcdef";
const ACCOUNT = { sid: `AC${HEX_32}`, authToken: HEX_32 };
const SETTINGS = {
  TWILIO_ACCOUNT_SID: ACCOUNT.sid,
  TWILIO_AUTH_TOKEN: ACCOUNT.authToken,
  TWILIO_FROM: "+15005550006",
};

const PREFERENCE = {
  minimumSeverity: "low" as const,
  mutedCategories: [],
  quietHours: null,
  criticalPasses: true,
};

describe("text messages to people", () => {
  let twilio: ProviderServer;
  let tenant: OrganizationFixture;
  let member: MemberFixture;
  let session: ActiveSession;
  let number: string;
  let numbers = 0;

  beforeAll(async () => {
    twilio = await startTwilio(ACCOUNT);
    allowProviders([twilio.host], { TWILIO_API_URL: twilio.url, ...SETTINGS });
    tenant = await createOrganizationFixture("Texted");
  });
  afterAll(() => twilio.close());
  beforeEach(async () => {
    const account = await createAccount();
    member = await joinOrganization(tenant.organization, account, "member");
    session = await signInWithPassword(account.email);
    number = `+4915100000${String(++numbers).padStart(2, "0")}`;
  });
  afterEach(() => {
    allowProviders([twilio.host], SETTINGS);
  });

  const texts = () =>
    twilio.received
      .map(({ body }) => new URLSearchParams(body))
      .filter((form) => form.get("To") === number)
      .map((form) => form.get("Body") ?? "");

  async function askForCode(): Promise<string> {
    await requestPhoneCode(session, { number }, newOrigin());
    return /^\d{6}/.exec(texts().at(-1) ?? "")?.[0] ?? "";
  }

  const confirm = (code: string) => confirmPhone(session, { code }, newOrigin());

  const deliveriesTo = async () =>
    (
      await asSuperuser(
        `SELECT by_text, state, last_error, provider_reference AS reference, id FROM notification_deliveries
          WHERE user_id = $1 ORDER BY by_text, id`,
        [member.user.id],
      )
    ).rows as { by_text: boolean; state: string; last_error: string | null; reference: string; id: string }[];

  async function fire(severity: string): Promise<string> {
    const { id } = tenant.organization;
    const policyId = await createPolicyRow(id, { severity, channels: ["group:texted"] });
    await asSuperuser(
      `WITH one AS (INSERT INTO recipient_groups (organization_id, key, name) VALUES ($1, 'texted', 'Texted')
         ON CONFLICT (organization_id, key) DO UPDATE SET name = excluded.name RETURNING id)
       INSERT INTO recipient_group_members (organization_id, group_id, user_id) SELECT $1, id, $2 FROM one`,
      [id, member.user.id],
    );
    const alertId = await createFiringAlert(id, { policyId, severity, at: new Date() });
    await routeAlertNotices();
    return alertId;
  }

  const answer = (text: string, authToken = ACCOUNT.authToken) => {
    const url = new URL("/api/webhooks/twilio/messages", env.APP_URL).href;
    const { body, headers } = twilioCallback({ url, authToken }, { From: number, Body: text });
    return takeText(new Request(url, { method: "POST", body, headers }));
  };

  it("begin once a code was typed that came by text; the number is stored for nobody to read", async () => {
    const code = await askForCode();
    expect(await findOwnPhone(member.user.id)).toMatchObject({ isVerified: false });
    await confirm(` ${code.slice(0, 3)}${code.slice(3)}`.trim());
    expect(await findOwnPhone(member.user.id)).toEqual({
      ending: number.slice(-3),
      isVerified: true,
      hasOptedOut: false,
    });
    const { rows } = await asSuperuser("SELECT user_phones::text AS text FROM user_phones");
    expect(JSON.stringify(rows)).not.toContain(number.slice(3));
    expect(JSON.stringify(rows)).not.toContain(code);
    const { rows: mails } = await asSuperuser(
      "SELECT template FROM mail_messages WHERE recipient = $1 AND template = 'phone-changed'",
      [member.user.email],
    );
    expect(mails).toHaveLength(1);
    expect(await accountActions(member.user.id)).toEqual(
      expect.arrayContaining(["phones.request_code", "phones.add"]),
    );
    await expect(confirm(code)).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });

  it("take no code after five wrong ones, nor an old one", async () => {
    const code = await askForCode();
    const wrong = code === "000000" ? "000001" : "000000";
    for (let attempt = 0; attempt < 5; attempt += 1)
      await expect(confirm(wrong)).rejects.toThrow("This is not the code");
    await expect(confirm(code)).rejects.toThrow("Too many wrong codes");
    const fresh = await askForCode();
    const restore = replaceClock(() => new Date(Date.now() + 11 * 60_000));
    await expect(confirm(fresh)).rejects.toThrow("expired");
    restore();
    await confirm(fresh);
  });

  it("cost the operator a few codes an hour at most, and never replace a number that is confirmed", async () => {
    await confirm(await askForCode());
    await expect(askForCode()).rejects.toMatchObject({ code: "CONFLICT" });
    for (let time = 0; time < 3; time += 1)
      await expect(askForCode()).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(askForCode()).rejects.toMatchObject({ code: "RATE_LIMITED" });
  });

  it("say which setting is missing", async () => {
    allowProviders([twilio.host], { TWILIO_FROM: undefined });
    await expect(askForCode()).rejects.toThrow("Text messages are not set up: TWILIO_FROM.");
  });

  it("tell of what is critical besides the mail, with the receipt of the phone", async () => {
    await confirm(await askForCode());
    await fire("critical");
    await deliverDue();
    const [mail, text] = await deliveriesTo();
    expect(mail).toMatchObject({ by_text: false, state: "delivered" });
    expect(text).toMatchObject({ by_text: true, state: "delivered" });
    expect(texts().at(-1)).toContain("(Critical) Firing: Latency");
    const url = new URL("/api/webhooks/twilio", env.APP_URL).href;
    const parameters = {
      MessageSid: text?.reference ?? "",
      MessageStatus: "undelivered",
      ErrorCode: "30006",
    };
    const { body, headers } = twilioCallback({ url, authToken: ACCOUNT.authToken }, parameters);
    expect((await takeStatus(new Request(url, { method: "POST", body, headers }))).status).toBe(200);
    expect((await deliveriesTo())[1]).toMatchObject({ state: "failed" });
  });

  it("are sent from the severity on that the person chose, or never", async () => {
    await confirm(await askForCode());
    await saveAlertPreference(member.context, { ...PREFERENCE, textSeverity: null });
    await fire("critical");
    expect((await deliveriesTo()).map(({ by_text: byText }) => byText)).toEqual([false]);
  });

  it("reach whoever an escalation calls, whatever the severity", async () => {
    await confirm(await askForCode());
    const { id: escalationPolicyId } = await createEscalationFixture(tenant, [
      { delayMinutes: 5, targets: [{ kind: "user", id: member.user.id }] },
    ]);
    const organizationId = tenant.organization.id;
    const policyId = await createPolicyRow(organizationId, { severity: "low", channels: [] });
    const at = new Date();
    const alertId = await createFiringAlert(organizationId, { policyId, severity: "low", at });
    await withPlatform("test", (transaction) =>
      startEscalations(transaction, [{ organizationId, alertId, escalationPolicyId, at }]),
    );
    await advanceEscalations(at);
    expect((await deliveriesTo()).map(({ by_text: byText }) => byText)).toEqual([false, true]);
  });

  it("end with STOP and begin again with START, if Twilio signed it", async () => {
    await confirm(await askForCode());
    expect((await answer("STOP", "f".repeat(32))).status).toBe(401);
    expect(await findOwnPhone(member.user.id)).toMatchObject({ hasOptedOut: false });
    expect((await answer(" stop ")).status).toBe(200);
    expect(await findOwnPhone(member.user.id)).toMatchObject({ hasOptedOut: true });
    await fire("critical");
    expect((await deliveriesTo()).map(({ by_text: byText }) => byText)).toEqual([false]);
    await answer("thanks");
    expect(await findOwnPhone(member.user.id)).toMatchObject({ hasOptedOut: true });
    await answer("Start");
    expect(await findOwnPhone(member.user.id)).toMatchObject({ hasOptedOut: false });
  });

  it("that wait when the number is removed are given up, and it is exported only until then", async () => {
    await confirm(await askForCode());
    expect((await exportAccount(session, newOrigin())).lists.phones?.rows).toMatchObject([{ number }]);
    await fire("critical");
    await removePhone(session, newOrigin());
    await deliverDue();
    expect((await deliveriesTo())[1]).toMatchObject({
      state: "failed",
      last_error: "The person has no phone that may be texted.",
    });
    expect((await exportAccount(session, newOrigin())).lists.phones?.rows).toEqual([]);
  });
});
