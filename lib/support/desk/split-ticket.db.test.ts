import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { listAuditEntries } from "@/lib/audit/queries";
import { AuditFilter } from "@/lib/audit/schema";
import { withOrganization } from "@/lib/db/with-organization";
import { getRequest } from "@/lib/support/requests/queries/get-request";
import { addCustomerMessage } from "@/lib/support/tickets/add-customer-message";
import { newOrigin } from "@/scripts/testing/account-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { addReplyFixture, createStaffFixture, openTicketFixture } from "@/scripts/testing/support-fixture";
import type { Desk } from "./access";
import { mergeTickets } from "./merge-tickets";
import { getDeskTicket } from "./read-ticket";
import { splitTicket } from "./split-ticket";
import { writeNote } from "./write";

vi.mock("@/lib/events/send", () => ({ sendEvents: vi.fn() }));

let tenant: OrganizationFixture;
let ana: Desk;

beforeAll(async () => {
  ana = { actor: await createStaffFixture(), role: "agent", origin: newOrigin() };
});
beforeEach(async () => {
  tenant = await createOrganizationFixture("Two questions");
});
afterAll(() => asSuperuser("DELETE FROM organizations"));

/** A ticket in which somebody asked about two things, with a note and a file beside the second. */
async function askTwice() {
  const opened = await openTicketFixture(tenant, { body: "Charts stay empty" });
  const messageId = await write(opened.ticketId, "And how do I get invoices in English?");
  await asSuperuser(
    `INSERT INTO support_attachments (organization_id, ticket_id, message_id, storage_key, file_name, media_type,
       size_bytes, sha256, scan_state, created_at)
     VALUES ($1, $2, $3, gen_random_uuid()::text, 'invoice.pdf', 'application/pdf', 1, '\\x00', 'clean', now())`,
    [tenant.organization.id, opened.ticketId, messageId],
  );
  await writeNote(ana, { number: opened.number, body: "Ask Ben about invoices." });
  const { conversation } = await getDeskTicket(ana.actor.userId, opened.number);
  const noteId = conversation.find(({ kind }) => kind === "note")?.id ?? "";
  return { ...opened, firstId: opened.messageId, messageId, noteId };
}

async function write(ticketId: string, body: string): Promise<string> {
  const added = await withOrganization(tenant.context, (transaction) =>
    addCustomerMessage(transaction, tenant.context, {
      ticketId,
      authorUserId: tenant.user.id,
      body,
      source: "web",
    }),
  );
  if (added.kind !== "added") throw new Error(added.kind);
  return added.messageId;
}

const split = (number: number, entryIds: string[]) =>
  splitTicket(ana, { number, entryIds, subject: "Invoices in English" });
const bodiesOf = async (number: number) =>
  (await getDeskTicket(ana.actor.userId, number)).conversation.map(({ body }) => body);

describe("splitting a ticket", () => {
  it("moves what was chosen, with its notes and files, and each ticket tells of the other", async () => {
    const { number, messageId, noteId } = await askTwice();
    const made = await split(number, [messageId, noteId]);
    expect(await bodiesOf(number)).toEqual([
      "Charts stay empty",
      `Part of this request goes on in #${made.number}.`,
    ]);
    const ticket = await getDeskTicket(ana.actor.userId, made.number);
    expect(ticket).toMatchObject({ subject: "Invoices in English", status: "open", splitFromNumber: number });
    expect(ticket.conversation.map(({ body }) => body)).toEqual([
      "And how do I get invoices in English?",
      "Ask Ben about invoices.",
      `This request was split from #${number}.`,
    ]);
    expect(ticket.conversation[0]).toMatchObject({ attachments: [{ fileName: "invoice.pdf" }] });
    expect(await getDeskTicket(ana.actor.userId, number)).toMatchObject({ splitNumbers: [made.number] });
  });

  it("tells the customer on both pages and by mail, and shows no note there", async () => {
    const { number, ticketId, messageId, noteId } = await askTwice();
    const made = await split(number, [messageId, noteId]);
    const before = await getRequest(tenant.context, ticketId);
    const [part] = before.split;
    expect(part).toMatchObject({ number: made.number });
    const after = await getRequest(tenant.context, part?.id ?? "");
    expect(after.splitFrom).toEqual({ id: ticketId, number });
    expect(JSON.stringify([before, after])).not.toContain("Ask Ben");
    const { rows } = await asSuperuser(
      "SELECT subject, text FROM mail_messages WHERE recipient = $1 AND template = 'support-notice'",
      [tenant.user.email],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.subject).toContain(`[#${made.number}] Invoices in English`);
    expect(rows[0]?.text.replaceAll(/\s+/g, " ")).toContain(`Part of your request #${number}`);
    expect(rows[0]?.text).not.toContain("Ask Ben");
  });

  it("keeps the time by which an answer was promised", async () => {
    const { number, messageId, firstResponseDueAt } = await askTwice();
    const made = await split(number, [messageId]);
    expect(await getDeskTicket(ana.actor.userId, made.number)).toMatchObject({
      firstResponseDueAt,
      firstRespondedAt: null,
      dueAt: firstResponseDueAt,
      isAwaitingAnswer: true,
    });
    expect(await getDeskTicket(ana.actor.userId, number)).toMatchObject({ dueAt: firstResponseDueAt });
  });

  it("takes a promise along that is broken already, so that it is not broken twice", async () => {
    const { number, ticketId, messageId } = await askTwice();
    await asSuperuser(
      `UPDATE support_tickets SET first_responded_at = created_at, awaiting_message_id = $2::uuid,
         awaiting_since = (SELECT created_at FROM support_messages WHERE id = $2::uuid),
         next_response_due_at = now() - interval '1 hour' WHERE id = $1`,
      [ticketId, messageId],
    );
    await asSuperuser(
      `INSERT INTO support_sla_events (organization_id, ticket_id, target, clock_key, outcome, due_at, occurred_at)
       VALUES ($1, $2, 'next_response', $3, 'breached', now() - interval '1 hour', now())`,
      [tenant.organization.id, ticketId, messageId],
    );
    const made = await split(number, [messageId]);
    expect((await getDeskTicket(ana.actor.userId, number)).sla).toEqual([]);
    expect((await getDeskTicket(ana.actor.userId, made.number)).sla).toMatchObject([
      { target: "first_response", outcome: "breached" },
    ]);
  });

  it("stands in the organisation's audit log under the name of whoever did it", async () => {
    const { number, messageId } = await askTwice();
    const made = await split(number, [messageId]);
    const { entries } = await listAuditEntries(tenant.context, AuditFilter.parse({}));
    const done = entries.filter(({ actor }) => actor.kind === "staff").map(({ action }) => action);
    expect(done.slice(0, 2)).toEqual(["support.open_ticket", "support.split_ticket"]);
    expect(JSON.stringify(entries)).toContain(`#${made.number}`);
    expect(JSON.stringify(entries)).not.toContain("Invoices in English");
  });

  it("is undone by merging the new ticket back", async () => {
    const { number, messageId } = await askTwice();
    const made = await split(number, [messageId]);
    await mergeTickets(ana, { number: made.number, intoNumber: number });
    expect(await bodiesOf(number)).toContain("And how do I get invoices in English?");
    expect(await getDeskTicket(ana.actor.userId, made.number)).toMatchObject({ status: "closed" });
  });

  it("is refused where it would leave or make a ticket without its customer, and for what is not in it", async () => {
    const { number, ticketId, firstId, messageId, noteId } = await askTwice();
    const pending = await addReplyFixture(tenant, ana.actor, { ticketId });
    if (pending.kind !== "waiting") throw new Error("outdated");
    const other = await openTicketFixture(await createOrganizationFixture("Somebody else"));
    for (const chosen of [
      [noteId],
      [firstId, messageId],
      [messageId, pending.messageId],
      [messageId, other.messageId],
    ])
      await expect(split(number, chosen)).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await bodiesOf(number)).toHaveLength(4);
    const reading = splitTicket(
      { ...ana, role: "viewer" },
      { number, entryIds: [messageId], subject: "Invoices" },
    );
    await expect(reading).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("happens once when two do it at once", async () => {
    const { number, messageId } = await askTwice();
    const both = await Promise.allSettled([split(number, [messageId]), split(number, [messageId])]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });
});
