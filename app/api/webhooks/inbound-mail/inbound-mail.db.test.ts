import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { newId } from "@/lib/core/ids";
import { replyAddress } from "@/lib/support/mail/reply-address";
import { rawMail } from "@/scripts/testing/mail-from";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { allowProviders } from "@/scripts/testing/providers/outgoing-settings";
import { openTicketFixture } from "@/scripts/testing/support-fixture";
import { POST } from "./[provider]/route";

vi.mock("@/lib/events/send", () => ({ sendEvents: vi.fn(() => Promise.resolve()) }));
vi.mock("@/lib/env", async (load) => {
  const { changeableEnv } = await import("@/scripts/testing/providers/outgoing-settings");
  return { env: changeableEnv((await load<typeof import("@/lib/env")>()).env) };
});

const BASE = "reply@in.example.test";
const PASSWORD = "a password of some length";
const KEYS = generateKeyPairSync("ec", { namedCurve: "P-256" });
const SVIX = Buffer.alloc(24, 5);

let tenant: OrganizationFixture;
let resend: Server;
let raw: string;

beforeAll(async () => {
  tenant = await createOrganizationFixture("Calling");
  // Stands in for Resend: the mail's facts, and the address at which the mail itself is fetched.
  resend = createServer((request, response) => {
    const { port } = resend.address() as AddressInfo;
    const isFacts = request.url?.startsWith("/emails/receiving/") === true;
    if (isFacts && request.headers.authorization !== "Bearer re_key") response.statusCode = 401;
    response.end(isFacts ? JSON.stringify({ raw: { download_url: `http://localhost:${port}/raw` } }) : raw);
  });
  await new Promise<void>((done) => resend.listen(0, done));
  allowProviders([], {
    SUPPORT_REPLY_ADDRESS: BASE,
    POSTMARK_INBOUND_PASSWORD: PASSWORD,
    SENDGRID_INBOUND_PUBLIC_KEY: KEYS.publicKey.export({ format: "der", type: "spki" }).toString("base64"),
    MAILGUN_SIGNING_KEY: "mailgun key",
    RESEND_WEBHOOK_SECRET: `whsec_${SVIX.toString("base64")}`,
    RESEND_API_KEY: "re_key",
    RESEND_API_URL: `http://localhost:${(resend.address() as AddressInfo).port}`,
  });
});
afterAll(() => resend.close());

const seconds = () => String(Math.floor(Date.now() / 1_000));

async function newMail(): Promise<string> {
  const { number } = await openTicketFixture(tenant);
  const to = replyAddress(BASE, { ticketNumber: number, userId: tenant.user.id });
  return rawMail({ from: tenant.user.email, to, text: "Grüße" });
}

async function call(provider: string, headers: Record<string, string>, body: string | Uint8Array) {
  const request = new Request("http://localhost/", {
    method: "POST",
    headers,
    body: Buffer.from(body as string),
  });
  const response = await POST(request, { params: Promise.resolve({ provider }) });
  return { status: response.status, body: (await response.json()) as { outcome?: string; detail?: string } };
}

type Wrapped = { headers: Record<string, string>; body: string };

function multipart(fields: Record<string, string>): Wrapped {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--xYzZY\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    headers: { "content-type": "multipart/form-data; boundary=xYzZY" },
    body: `${parts.join("")}--xYzZY--\r\n`,
  };
}

/** How each provider hands over the mail `raw`, signed as it signs. */
const HAND_OVER: Record<string, (isForged: boolean) => Wrapped> = {
  postmark: (isForged) => ({
    headers: { authorization: `Basic ${btoa(`postmark:${isForged ? "wrong" : PASSWORD}`)}` },
    body: JSON.stringify({ RawEmail: raw, OriginalRecipient: "" }),
  }),
  sendgrid: (isForged) => {
    const { headers, body } = multipart({ email: raw, envelope: JSON.stringify({ to: [] }), SPF: "pass" });
    const timestamp = seconds();
    const signature = sign("sha256", Buffer.from(`${timestamp}${body}`), KEYS.privateKey).toString("base64");
    return {
      headers: {
        ...headers,
        "x-twilio-email-event-webhook-timestamp": timestamp,
        "x-twilio-email-event-webhook-signature": signature,
      },
      body: isForged ? body.replace("pass", "fail") : body,
    };
  },
  "mailgun-mime": (isForged) => {
    const [timestamp, token] = [seconds(), newId()];
    const signature = createHmac("sha256", isForged ? "x" : "mailgun key")
      .update(timestamp + token)
      .digest("hex");
    return multipart({ "body-mime": raw, recipient: "", timestamp, token, signature });
  },
  resend: (isForged) => {
    const body = JSON.stringify({ type: "email.received", data: { email_id: crypto.randomUUID(), to: [] } });
    const timestamp = seconds();
    const key = isForged ? Buffer.alloc(24, 6) : SVIX;
    const signature = createHmac("sha256", key).update(`msg_1.${timestamp}.${body}`).digest("base64");
    const headers = { "svix-id": "msg_1", "svix-timestamp": timestamp, "svix-signature": `v1,${signature}` };
    return { headers, body };
  },
};

describe.each(Object.keys(HAND_OVER))("mails that %s hands over", (provider) => {
  const send = async (isForged = false) => {
    const { headers, body } = HAND_OVER[provider]?.(isForged) ?? { headers: {}, body: "" };
    return call(provider, headers, body);
  };

  it("become messages, once", async () => {
    raw = await newMail();
    expect(await send()).toEqual({ status: 200, body: { outcome: "added" } });
    expect(await send()).toEqual({ status: 200, body: { outcome: "duplicate" } });
  });

  it("are refused when somebody else calls", async () => {
    raw = await newMail();
    expect((await send(true)).status).toBe(401);
    expect((await call(provider, {}, "{}")).status).toBeGreaterThanOrEqual(400);
  });
});

describe("the webhook of mails", () => {
  it("names the setting that is missing", async () => {
    allowProviders([], { POSTMARK_INBOUND_PASSWORD: undefined });
    const { status, body } = await call("postmark", {}, "{}");
    allowProviders([], { POSTMARK_INBOUND_PASSWORD: PASSWORD });
    expect([status, body.detail]).toEqual([503, expect.stringContaining("POSTMARK_INBOUND_PASSWORD")]);
  });

  it("says what to switch on at a provider that hands over a mail in parts", async () => {
    const headers = { authorization: `Basic ${btoa(`postmark:${PASSWORD}`)}` };
    const { status, body } = await call("postmark", headers, JSON.stringify({ TextBody: "Hello" }));
    expect([status, body.detail]).toEqual([422, expect.stringContaining("Include raw email content")]);
  });

  it("does not exist for other providers", async () => {
    expect((await call("elsewhere", {}, "{}")).status).toBe(404);
  });
});
