import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { sendEvents } from "@/lib/events/send";
import { newId } from "@/lib/core/ids";
import { withOrganization } from "@/lib/db/with-organization";
import { withPlatform } from "@/lib/db/with-platform";
import { advanceClock } from "@/scripts/testing/advance-clock";
import { createOrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { announceMail } from "./announce";
import { deliverMail } from "./deliver";
import { enqueueMail } from "./enqueue";
import { listMailbox } from "./mailbox";
import { PermanentMailError } from "./permanent-mail-error";
import { announceOverdueMails, listOverdueMails } from "./sweep";
import type { MailTransport, OutgoingMail } from "./transport";

vi.mock("@/lib/events/send", () => ({ sendEvents: vi.fn(() => Promise.resolve()) }));
vi.hoisted(() => Object.assign(process.env, { SMTP_URL: "smtp://localhost:1" }));

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const LINK = "https://app.example.test/reset-password?token=secret-of-the-link";

let sent: OutgoingMail[];
let restoreClock = () => {};
beforeEach(() => {
  sent = [];
  vi.mocked(sendEvents).mockClear();
});
afterEach(async () => {
  restoreClock();
  await asSuperuser("DELETE FROM mail_messages");
});

const send: MailTransport = (mail) => {
  sent.push(mail);
  return Promise.resolve();
};
const fail =
  (error: Error): MailTransport =>
  () =>
    Promise.reject(error);

async function enqueue(idempotencyKey: string = newId()): Promise<string> {
  const { id } = await withPlatform("test", (transaction) =>
    enqueueMail(transaction, {
      to: "mira@example.test",
      template: "reset-password",
      props: { name: "Mira", url: LINK },
      idempotencyKey,
    }),
  );
  return id;
}

async function rowOf(id: string): Promise<Record<string, unknown>> {
  const { rows } = await asSuperuser(
    "SELECT state, attempts, last_error, html, text, finished_at FROM mail_messages WHERE id = $1",
    [id],
  );
  return rows[0] as Record<string, unknown>;
}

function travel(milliseconds: number): void {
  restoreClock();
  restoreClock = advanceClock(milliseconds);
}

describe("a mail", () => {
  it("exists exactly when the change that causes it is committed", async () => {
    const failing = withPlatform("test", async (transaction) => {
      await enqueueMail(transaction, {
        to: "mira@example.test",
        template: "reset-password",
        props: { name: "Mira", url: LINK },
        idempotencyKey: newId(),
      });
      throw new Error("the change fails");
    });
    await expect(failing).rejects.toThrow("the change fails");
    expect((await asSuperuser("SELECT 1 FROM mail_messages")).rowCount).toBe(0);
  });

  it("is written once for one cause", async () => {
    await enqueue("the same cause");
    await enqueue("the same cause");
    expect((await asSuperuser("SELECT 1 FROM mail_messages")).rowCount).toBe(1);
  });

  it("is delivered with what was written, and then forgets its links", async () => {
    const id = await enqueue();
    expect(await deliverMail(id, send)).toBe("sent");
    expect(sent).toMatchObject([
      { id, to: "mira@example.test", from: "Regulix <no-reply@localhost>", subject: "Choose a new password" },
    ]);
    expect(sent[0]?.text).toContain(LINK);
    expect(await rowOf(id)).toMatchObject({
      state: "sent",
      attempts: 1,
      html: "",
      text: "",
      last_error: null,
    });
  });

  it("is sent once however often and however parallel its delivery is asked for", async () => {
    const id = await enqueue();
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => deliverMail(id, send)));
    expect(outcomes.sort()).toEqual(["sent", ...Array<string>(7).fill("skipped")].sort());
    expect(await deliverMail(id, send)).toBe("skipped");
    expect(sent).toHaveLength(1);
  });

  it("that does not exist is skipped", async () => {
    expect(await deliverMail(newId(), send)).toBe("skipped");
  });

  it("is tried again after a passing failure, under the same id", async () => {
    const id = await enqueue();
    await expect(deliverMail(id, fail(new Error("connection reset")))).rejects.toThrow("connection reset");
    expect(await rowOf(id)).toMatchObject({ state: "queued", attempts: 1, last_error: "connection reset" });
    expect(await deliverMail(id, send)).toBe("sent");
    expect(sent.map((mail) => mail.id)).toEqual([id]);
  });

  it("is given up at once when the receiver refuses for good, and forgets its links", async () => {
    const id = await enqueue();
    expect(await deliverMail(id, fail(new PermanentMailError("no such mailbox")))).toBe("refused");
    expect(await rowOf(id)).toMatchObject({
      state: "failed",
      html: "",
      text: "",
      last_error: "no such mailbox",
    });
    expect(await deliverMail(id, send)).toBe("skipped");
  });

  it("is given up after two days", async () => {
    const id = await enqueue();
    travel(2 * DAY + MINUTE);
    expect(await deliverMail(id, fail(new Error("still unreachable")))).toBe("refused");
    expect(await rowOf(id)).toMatchObject({ state: "failed" });
  });

  it("whose sender died is sent by another after ten minutes, not before", async () => {
    const id = await enqueue();
    await asSuperuser("UPDATE mail_messages SET state = 'sending', claimed_at = now() WHERE id = $1", [id]);
    travel(9 * MINUTE);
    expect(await deliverMail(id, send)).toBe("skipped");
    travel(11 * MINUTE);
    expect(await deliverMail(id, send)).toBe("sent");
  });

  it("never appears in the local mailbox while there is a transport", async () => {
    await enqueue();
    expect(await listMailbox()).toEqual([]);
  });

  it("of an organisation can be written but never read by a tenant", async () => {
    const { context, organization } = await createOrganizationFixture("Mailing");
    await withOrganization(context, (transaction) =>
      enqueueMail(transaction, {
        to: "guest@example.test",
        template: "reset-password",
        props: { name: "Guest", url: LINK },
        organizationId: organization.id,
        idempotencyKey: newId(),
      }),
    );
    const reading = withOrganization(context, (transaction) => transaction.mailMessage.findMany());
    await expect(reading).rejects.toThrow(/permission denied/);
  });
});

describe("announcing a mail", () => {
  it("asks the engine for its delivery, under an id that makes a repetition harmless", async () => {
    const id = await enqueue();
    await announceMail({ id });
    expect(vi.mocked(sendEvents).mock.calls[0]?.[0]).toMatchObject({
      id: `mail:${id}`,
      name: "mail/message.queued",
      data: { messageId: id },
    });
  });

  it("never fails the change that caused it", async () => {
    vi.mocked(sendEvents).mockRejectedValueOnce(new Error("the engine is down"));
    await announceMail({ id: await enqueue() });
  });

  it("is not done where nothing was written", async () => {
    await announceMail(null);
    expect(sendEvents).not.toHaveBeenCalled();
  });
});

describe("the sweep", () => {
  const overdue = async () => (await listOverdueMails()).map(({ id }) => id);

  it("finds a mail whose announcement was lost, after two minutes", async () => {
    const id = await enqueue();
    travel(MINUTE);
    expect(await overdue()).toEqual([]);
    travel(3 * MINUTE);
    expect(await overdue()).toEqual([id]);
  });

  it("waits longer after each failure, six hours at most", async () => {
    const id = await enqueue();
    const after = async (attempts: number, minutes: number) => {
      await asSuperuser("UPDATE mail_messages SET attempts = $2, claimed_at = now() WHERE id = $1", [
        id,
        attempts,
      ]);
      travel(minutes * MINUTE);
      return overdue();
    };
    expect(await after(1, 2.5)).toEqual([]);
    expect(await after(1, 3.5)).toEqual([id]);
    expect(await after(5, 26)).toEqual([]);
    expect(await after(5, 28)).toEqual([id]);
    expect(await after(100, 359)).toEqual([]);
    expect(await after(100, 361)).toEqual([id]);
  });

  it("finds what a dead sender left, and nothing that is done", async () => {
    const [abandoned, done, refused] = [await enqueue(), await enqueue(), await enqueue()];
    await asSuperuser("UPDATE mail_messages SET state = 'sending', claimed_at = now() WHERE id = $1", [
      abandoned,
    ]);
    await deliverMail(done, send);
    await deliverMail(refused, fail(new PermanentMailError("no")));
    travel(11 * MINUTE);
    expect(await overdue()).toEqual([abandoned]);
  });

  it("announces each overdue mail once per attempt", async () => {
    const id = await enqueue();
    travel(3 * MINUTE);
    expect(await announceOverdueMails()).toBe(1);
    expect(vi.mocked(sendEvents).mock.calls[0]?.[0]).toMatchObject([{ id: `mail:${id}:0` }]);
  });

  it("sends nothing when nothing is overdue", async () => {
    expect(await announceOverdueMails()).toBe(0);
    expect(sendEvents).not.toHaveBeenCalled();
  });
});
