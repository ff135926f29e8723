import { beforeEach, describe, expect, it, vi } from "vitest";

const request = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({ headers: () => Promise.resolve(request.headers) }));

const EMBEDDED = { REGULIX_EMBEDDED: true, APP_URL: "http://localhost:3000" };
const LOCAL = { host: "localhost:3000", "x-regulix-socket-address": "127.0.0.1" };

async function isOpenWith(settings: Record<string, unknown>): Promise<boolean> {
  vi.resetModules();
  vi.doMock("@/lib/env", () => ({ env: settings }));
  const { isMailboxOpen } = await import("./mailbox-access");
  return isMailboxOpen();
}

describe("the local mailbox", () => {
  beforeEach(() => {
    request.headers = new Headers(LOCAL);
  });

  it("is open to this machine in the embedded default", async () => {
    expect(await isOpenWith(EMBEDDED)).toBe(true);
  });

  it.each([
    ["outside the embedded default", { ...EMBEDDED, REGULIX_EMBEDDED: false }],
    ["where SMTP is configured", { ...EMBEDDED, SMTP_URL: "smtp://mail.example" }],
    ["where Resend is configured", { ...EMBEDDED, RESEND_API_KEY: "re_1" }],
    ["where the app is published", { ...EMBEDDED, APP_URL: "https://app.example.com" }],
  ])("is closed %s", async (_where, settings) => {
    expect(await isOpenWith(settings)).toBe(false);
  });

  it("is closed to other machines", async () => {
    request.headers = new Headers({ ...LOCAL, "x-regulix-socket-address": "192.168.1.20" });
    expect(await isOpenWith(EMBEDDED)).toBe(false);
  });
});
