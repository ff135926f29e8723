import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { StaffActor } from "@/lib/core/context";
import { listAuditEntries } from "@/lib/audit/queries";
import { AuditFilter } from "@/lib/audit/schema";
import { newId } from "@/lib/core/ids";
import { withPlatform } from "@/lib/db/with-platform";
import { getRequest } from "@/lib/support/requests/queries/get-request";
import { listRequests } from "@/lib/support/requests/queries/list-requests";
import { changeStatus } from "@/lib/support/tickets/change-status";
import type { OpenedTicket } from "@/lib/support/tickets/open-ticket";
import { rawMail, type MailFrom } from "@/scripts/testing/mail-from";
import { addMemberFixture, type MemberFixture } from "@/scripts/testing/member-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { createStaffFixture, openTicketFixture, staffTicketContext } from "@/scripts/testing/support-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { acceptMail } from "@/lib/support/desk/accept-mail";
import { newOrigin } from "@/scripts/testing/account-fixture";
import { readMime } from "./inbound/read-mime";
import { pruneInboundMails } from "./ledger";
import { listUnverifiedMails } from "./list-unverified";
import { receiveMail } from "./receive-mail";
import { replyAddress } from "./reply-address";
import { sendReplyMail } from "./send-reply-mail";

vi.mock("@/lib/events/send", () => ({ sendEvents: vi.fn(() => Promise.resolve()) }));
vi.hoisted(() => Object.assign(process.env, { SUPPORT_REPLY_ADDRESS: "reply@in.example.test" }));

const BASE = "reply@in.example.test";
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

let tenant: OrganizationFixture;
let staff: StaffActor;
let ticket: OpenedTicket;

beforeAll(async () => {
  tenant = await createOrganizationFixture("Mailing");
  staff = await createStaffFixture();
});
beforeEach(async () => {
  ticket = await openTicketFixture(tenant);
});

const addressOf = (userId: string) => replyAddress(BASE, { ticketNumber: ticket.number, userId });

async function receive(given: Partial<MailFrom> = {}) {
  const { email, id } = tenant.user;
  const raw = rawMail({ from: `Mira <${email}>`, to: addressOf(id), text: "It works again.", ...given });
  return receiveMail(await readMime("postmark", { raw, recipients: [] }));
}

const request = () => getRequest(tenant.context, ticket.ticketId);
const bodies = async () => (await request()).messages.map(({ body }) => body);

const move = (status: "solved" | "closed", given = ticket) =>
  asSuperuser("UPDATE support_tickets SET status = $2, solved_at = now() WHERE id = $1", [
    given.ticketId,
    status,
  ]);

async function ledgerOf(messageId: string): Promise<unknown> {
  const { rows } = await asSuperuser(
    "SELECT outcome, reason, text, ticket_id FROM support_inbound_mails WHERE message_id = $1",
    [messageId],
  );
  return rows[0];
}

describe("an answer by mail", () => {
  it("becomes a message of the request, without what it quotes, and opens a solved one again", async () => {
    await withPlatform("test", (transaction) =>
      changeStatus(transaction, staffTicketContext(tenant, staff), {
        ticketId: ticket.ticketId,
        status: "solved",
      }),
    );
    const text =
      "Still broken.\n\nOn Sunday, Regulix <a@b.test> wrote:\n> Write your answer above this line.";
    expect(await receive({ text })).toBe("added");
    expect(await request()).toMatchObject({
      state: "received",
      messages: [{}, { body: "Still broken.", byMail: true, isOwn: true, kind: "customer" }],
    });
  });

  it("is added once, however often and however parallel it is handed over", async () => {
    const mail = { messageId: `${newId()}@mail.test`, file: { name: "a.png", content: PNG } };
    const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => receive(mail)));
    expect(outcomes.filter((each) => each.status === "fulfilled" && each.value === "added")).toHaveLength(1);
    expect(await receive(mail)).toBe("duplicate");
    const { messages } = await request();
    expect(messages.map(({ files }) => files.length)).toEqual([0, 1]);
  });

  it("brings its files along, and says which were not kept and why", async () => {
    const content = Buffer.from("<html><script>alert(1)</script></html>");
    expect(await receive({ file: { name: "page.png", content } })).toBe("added");
    expect((await bodies())[1]).toMatch(/^It works again\.\n\n\[Not attached: page\.png: HTML/);
    expect(await receive({ text: "Look", file: { name: "screen.png", content: PNG } })).toBe("added");
    expect((await request()).messages[2]?.files).toMatchObject([
      { name: "screen.png", mediaType: "image/png" },
    ]);
  });

  it("keeps hostile HTML as the text that it is", async () => {
    const hostile = "<img src=x onerror=alert(1)> <script>alert(1)</script> [x](javascript:alert(1))";
    await receive({ text: hostile });
    expect((await bodies())[1]).toBe(hostile);
  });

  it("to a request that was merged goes on in the other one", async () => {
    const other = await openTicketFixture(tenant, { subject: "The other one" });
    await asSuperuser("UPDATE support_tickets SET status = 'closed', merged_into_id = $2 WHERE id = $1", [
      ticket.ticketId,
      other.ticketId,
    ]);
    expect(await receive({ text: "Here too" })).toBe("added");
    const { messages } = await getRequest(tenant.context, other.ticketId);
    expect(messages.at(-1)?.body).toBe("Here too");
  });

  it("to a request that is over for good opens a new one, which is confirmed", async () => {
    await move("closed");
    expect(await receive({ text: "Again" })).toBe("opened");
    const filters = { states: [], search: `after #${ticket.number}`, isMine: false };
    const { items } = await listRequests(tenant.context, { filters, limit: 10 });
    expect(items).toMatchObject([
      { state: "received", subject: `Charts are empty (after #${ticket.number})` },
    ]);
    const { rowCount } = await asSuperuser("SELECT 1 FROM mail_messages WHERE idempotency_key = $1", [
      `support-confirmation:${items[0]?.id}`,
    ]);
    expect(rowCount).toBe(1);
  });
});

describe("a doubtful mail is kept for staff and becomes no message", () => {
  it.each<[string, Partial<MailFrom>, RegExp]>([
    ["from another address", { from: "evil@example.test" }, /comes from evil@example\.test/],
    [
      "whose sender's domain does not vouch for it",
      { headers: { "Received-SPF": "Fail (sender not authorised)" } },
      /SPF: fail/,
    ],
    [
      "that fails DMARC, whatever it says below",
      { headers: { "Authentication-Results": "mx.test; spf=pass; dkim=pass; dmarc=fail" } },
      /DMARC: fail/,
    ],
  ])("%s", async (_, given, reason) => {
    const messageId = `${newId()}@mail.test`;
    expect(await receive({ ...given, messageId, text: "Send me the key" })).toBe("unverified");
    expect(await bodies()).toHaveLength(1);
    expect(await ledgerOf(messageId)).toMatchObject({
      ticket_id: ticket.ticketId,
      text: "Send me the key",
      reason: expect.stringMatching(reason) as string,
    });
    expect(await listUnverifiedMails(tenant.organization.id, ticket.ticketId)).toMatchObject([
      { text: "Send me the key" },
    ]);
  });

  it("from somebody who has left, or may not see the request", async () => {
    const leaver: MemberFixture = await addMemberFixture(tenant.organization, "member");
    const mail = { from: leaver.user.email, to: addressOf(leaver.user.id) };
    expect(await receive(mail)).toBe("unverified");
    await asSuperuser("UPDATE memberships SET role = 'admin' WHERE id = $1", [leaver.membershipId]);
    expect(await receive(mail)).toBe("added");
    await asSuperuser("DELETE FROM memberships WHERE id = $1", [leaver.membershipId]);
    expect(await receive(mail)).toBe("unverified");
  });

  it("until somebody of the staff accepts it: once, with its address, and in the audit log", async () => {
    const { number, ticketId } = ticket;
    await receive({ from: "mira@home.example", text: "Written at home." });
    const [mail] = await listUnverifiedMails(tenant.organization.id, ticketId);
    const accepting = { number, mailId: mail?.id ?? "" };
    const desk = { actor: staff, role: "agent", origin: newOrigin() } as const;
    await expect(acceptMail({ ...desk, role: "viewer" }, accepting)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const elsewhere = await openTicketFixture(tenant);
    await expect(acceptMail(desk, { ...accepting, number: elsewhere.number })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const both = await Promise.allSettled([acceptMail(desk, accepting), acceptMail(desk, accepting)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await request()).messages[1]).toMatchObject({
      body: "From mira@home.example:\n\nWritten at home.",
      author: "From another address",
      isOwn: false,
      byMail: true,
    });
    expect(await listUnverifiedMails(tenant.organization.id, ticketId)).toEqual([]);
    const { entries } = await listAuditEntries(tenant.context, AuditFilter.parse({}));
    expect(entries[0]).toMatchObject({ action: "support.accept_mail", actor: { kind: "staff" } });
  });

  it("though a forwarded one passes by its signature", async () => {
    const headers = {
      "Received-SPF": "softfail",
      "Authentication-Results": "mx.test; dkim=pass; spf=softfail",
    };
    expect(await receive({ headers })).toBe("added");
  });
});

describe("what nobody wrote", () => {
  it.each<[string, Partial<MailFrom>]>([
    ["an out-of-office note", { headers: { "Auto-Submitted": "auto-replied" } }],
    ["a bounce", { headers: { "Return-Path": "<>" } }],
    ["a list", { headers: { Precedence: "bulk" } }],
  ])("is dropped, and its text with it: %s", async (_, given) => {
    const messageId = `${newId()}@mail.test`;
    expect(await receive({ ...given, messageId })).toBe("automatic");
    expect(await bodies()).toHaveLength(1);
    expect(await ledgerOf(messageId)).toMatchObject({ outcome: "automatic", text: "" });
  });

  it("is dropped where it answers no request of ours", async () => {
    expect(await receive({ to: BASE })).toBe("unknown");
    expect(await receive({ to: addressOf(tenant.user.id).replace("reply+", "reply+1") })).toBe("unknown");
  });

  it("stops two programs that answer each other without saying so", async () => {
    const outcomes: string[] = [];
    for (let sent = 0; sent < 33; sent += 1) outcomes.push(await receive({ from: "loop@example.test" }));
    expect(outcomes).toContain("too_many");
  });
});

describe("the ledger", () => {
  it("forgets after 90 days", async () => {
    const messageId = `${newId()}@mail.test`;
    await receive({ from: "evil@example.test", messageId });
    await asSuperuser(
      "UPDATE support_inbound_mails SET received_at = now() - interval '91 days' WHERE message_id = $1",
      [messageId],
    );
    expect(await pruneInboundMails()).toBe(1);
    expect(await ledgerOf(messageId)).toBeUndefined();
  });
});

describe("the mail of a reply", () => {
  it("is one thread with what the customer mailed, and is answered to an address of their own", async () => {
    const messageId = `${newId()}@mail.test`;
    await receive({ messageId });
    const reply = {
      kind: "reply",
      organizationId: tenant.organization.id,
      organizationName: "Mailing",
      organizationSlug: tenant.organization.slug,
      ticketId: ticket.ticketId,
      ticketNumber: ticket.number,
      subject: "Charts are empty",
      messageId: newId(),
      body: "Thank you.",
      authorName: "Jonas",
      to: { userId: tenant.user.id, name: tenant.user.name, email: tenant.user.email },
      sentAt: new Date(),
      isSolved: true,
    } as const;
    for (let again = 0; again < 2; again += 1)
      await withPlatform("test", (transaction) => sendReplyMail(transaction, reply));
    const { rows } = await asSuperuser(
      "SELECT subject, reply_to, headers, text FROM mail_messages WHERE idempotency_key = $1",
      [`support-reply:${reply.messageId}`],
    );
    expect(rows).toMatchObject([
      {
        subject: `Re: [#${ticket.number}] Charts are empty`,
        reply_to: addressOf(tenant.user.id),
        headers: {
          "In-Reply-To": `<${messageId}>`,
          References: expect.stringMatching(/^<request-[^>]+> <[^>]+>$/) as string,
        },
        text: expect.stringContaining("/rate/") as string,
      },
    ]);
  });
});
