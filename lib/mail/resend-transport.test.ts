import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PermanentMailError } from "./permanent-mail-error";
import { resendTransport } from "./resend-transport";
import type { MailTransport } from "./transport";

const MAIL = {
  id: "0199aaaa-0000-7000-8000-000000000001",
  from: "Regulix <no-reply@regulix.example>",
  to: "mira@example.test",
  subject: "Confirm",
  html: "<p>Hello</p>",
  text: "Hello",
};

type Received = { method?: string; path?: string; key?: unknown; authorization?: unknown; body: unknown };

describe("delivering through Resend", () => {
  let server: Server;
  let send: MailTransport;
  let answer: { status: number; headers?: Record<string, string> };
  let received: Received[];

  beforeAll(async () => {
    server = createServer((request, response) => {
      void text(request).then((body) => {
        received.push({
          method: request.method,
          path: request.url,
          key: request.headers["idempotency-key"],
          authorization: request.headers.authorization,
          body: JSON.parse(body) as unknown,
        });
        response.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
        response.end(JSON.stringify(answer.status < 300 ? { id: "re_1" } : { name: "error", message: "no" }));
      });
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    send = resendTransport({ apiKey: "re_secret", baseUrl: `http://127.0.0.1:${port}` });
  });
  beforeEach(() => {
    received = [];
    answer = { status: 200 };
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const outcome = () =>
    send(MAIL).then(
      () => "sent",
      (error: unknown) => (error instanceof PermanentMailError ? "final" : "passing"),
    );

  it("speaks its protocol: one recipient, both parts, the key, and the mail's id for repetitions", async () => {
    await send(MAIL);
    await send(MAIL);
    const { from, subject, html, text: plain } = MAIL;
    const request = {
      method: "POST",
      path: "/emails",
      key: MAIL.id,
      authorization: "Bearer re_secret",
      body: { from, to: ["mira@example.test"], subject, html, text: plain },
    };
    expect(received).toEqual([request, request]);
  });

  it.each([
    [400, "final"],
    [422, "final"],
    [404, "final"],
    [401, "passing"],
    [403, "passing"],
    [409, "passing"],
    [429, "passing"],
    [500, "passing"],
    [503, "passing"],
  ])("takes %i as %s", async (status, expected) => {
    answer = { status };
    expect(await outcome()).toBe(expected);
  });

  it("carries the key to no other host", async () => {
    answer = { status: 307, headers: { location: "http://127.0.0.1:1/emails" } };
    expect(await outcome()).toBe("passing");
    expect(received).toHaveLength(1);
  });

  it("repeats no secret in its errors", async () => {
    answer = { status: 500 };
    await expect(send(MAIL)).rejects.toThrow(/^Resend answered 500\.$/);
  });
});
