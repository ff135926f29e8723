import { once } from "node:events";
import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, it } from "vitest";
import { PermanentMailError } from "./permanent-mail-error";
import { smtpTransport } from "./smtp-transport";

const MAIL = {
  id: "0199aaaa-0000-7000-8000-000000000001",
  from: "Regulix <no-reply@regulix.example>",
  to: "mira@example.test",
  subject: "Bestätigen – confirm",
  html: "<p>Grüße, <a href='https://app.example.test/x?token=abc'>open</a></p>",
  text: "Grüße, open https://app.example.test/x?token=abc",
};

let server: SMTPServer | undefined;
let received: { email: Email; recipients: string[] }[] = [];

/** A real SMTP server on a free port; returns its address. */
async function listen(options: SMTPServerOptions = {}): Promise<string> {
  received = [];
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    // The transport keeps its connections; the server need not wait for them.
    closeTimeout: 1,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        void PostalMime.parse(Buffer.concat(chunks)).then((email) => {
          received.push({ email, recipients: session.envelope.rcptTo.map(({ address }) => address) });
          done();
        });
      });
    },
    ...options,
  });
  server.on("error", () => undefined);
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  return `127.0.0.1:${(listening.address() as AddressInfo).port}`;
}

function replyWith(responseCode: number): Error {
  return Object.assign(new Error("refused by the test"), { responseCode });
}

async function failureOf(sending: Promise<void>): Promise<"sent" | "final" | "passing"> {
  return sending.then(
    () => "sent",
    (error: unknown) => (error instanceof PermanentMailError ? "final" : "passing"),
  );
}

describe("delivering by SMTP", () => {
  afterEach(async () => {
    const closing = server;
    server = undefined;
    if (closing) await new Promise<void>((done) => closing.close(done));
  });

  it("hands over both parts, the letters unharmed, to this recipient only", async () => {
    await smtpTransport(`smtp://${await listen()}`)(MAIL);
    expect(received).toHaveLength(1);
    const [{ email, recipients } = { email: undefined, recipients: [] }] = received;
    expect(recipients).toEqual(["mira@example.test"]);
    expect(email).toMatchObject({
      from: { name: "Regulix", address: "no-reply@regulix.example" },
      subject: MAIL.subject,
      messageId: `<${MAIL.id}@regulix.example>`,
    });
    expect(email?.text?.trim()).toBe(MAIL.text);
    expect(email?.html?.trim()).toBe(MAIL.html);
  });

  it("keeps the id over a repetition, so that the receiver can drop it", async () => {
    const send = smtpTransport(`smtp://${await listen()}`);
    await send(MAIL);
    await send(MAIL);
    expect(received.map(({ email }) => email.messageId)).toEqual(
      Array(2).fill(`<${MAIL.id}@regulix.example>`),
    );
  });

  it("lets no line break in a subject become a header", async () => {
    await smtpTransport(`smtp://${await listen()}`)({ ...MAIL, subject: "Join us\r\nBcc: all@example.test" });
    expect(received[0]?.recipients).toEqual(["mira@example.test"]);
    expect(received[0]?.email.bcc ?? []).toEqual([]);
  });

  it.each([
    [550, "final"],
    [553, "final"],
    [450, "passing"],
    [421, "passing"],
  ] as const)("takes a recipient answered with %i as %s", async (code, expected) => {
    const address = await listen({ onRcptTo: (_address, _session, done) => done(replyWith(code)) });
    expect(await failureOf(smtpTransport(`smtp://${address}`)(MAIL))).toBe(expected);
    expect(received).toEqual([]);
  });

  it("keeps a mail for later when our own log-in is refused: the setting can be mended", async () => {
    const address = await listen({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(replyWith(535)),
    });
    expect(await failureOf(smtpTransport(`smtp://user:wrong@${address}`)(MAIL))).toBe("passing");
  });

  it("keeps a mail for later when nobody answers", async () => {
    const address = await listen();
    const closing = server;
    server = undefined;
    await new Promise<void>((done) => closing?.close(done));
    expect(await failureOf(smtpTransport(`smtp://${address}`)(MAIL))).toBe("passing");
  });
});
