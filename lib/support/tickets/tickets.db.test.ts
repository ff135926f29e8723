import { afterEach, beforeEach, describe, expect, expectTypeOf, it } from "vitest";
import { listAuditEntries } from "@/lib/audit/queries";
import { AuditFilter } from "@/lib/audit/schema";
import { useClock } from "@/lib/core/clock";
import type { StaffActor } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { withOrganization } from "@/lib/db/with-organization";
import { withPlatform } from "@/lib/db/with-platform";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import {
  addReplyFixture,
  createStaffFixture,
  openTicketFixture,
  staffTicketContext,
} from "@/scripts/testing/support-fixture";
import { addCustomerMessage, type CustomerMessage } from "./add-customer-message";
import { addNote, type SupportNote } from "./add-note";
import { takeBackReply } from "./add-reply";
import { changeStatus } from "./change-status";
import { sendReply } from "./send-reply";
import type { TicketStatus } from "./statuses";
import type { SendReplyMail, SupportReply } from "./support-reply";

/** A Monday, so that working hours begin the same day. */
const MONDAY = new Date("2026-03-02T09:00:00Z");
const minutesLater = (minutes: number) => new Date(MONDAY.getTime() + minutes * 60_000);

let tenant: OrganizationFixture;
let staff: StaffActor;
let at: Date;
let restoreClock: () => void;

beforeEach(async () => {
  tenant = await createOrganizationFixture("Asking");
  staff = await createStaffFixture();
  at = MONDAY;
  restoreClock = useClock(() => at);
});
afterEach(() => restoreClock());

const write = (ticketId: string, given: Partial<CustomerMessage> = {}) =>
  withOrganization(tenant.context, (transaction) =>
    addCustomerMessage(transaction, tenant.context, {
      ticketId,
      authorUserId: tenant.user.id,
      body: "Any news?",
      source: "web",
      ...given,
    }),
  );

const move = (ticketId: string, status: TicketStatus, by: "customer" | "staff") =>
  by === "customer"
    ? withOrganization(tenant.context, (transaction) =>
        changeStatus(transaction, tenant.context, { ticketId, status }),
      )
    : withPlatform("test", (transaction) =>
        changeStatus(transaction, staffTicketContext(tenant, staff), { ticketId, status }),
      );

const send = (messageId: string) =>
  withPlatform("test", (transaction) =>
    sendReply(transaction, { organizationId: tenant.organization.id, messageId }, at),
  );

async function reply(ticketId: string, statusWhenSent: "open" | "pending" | "solved" = "pending") {
  const added = await addReplyFixture(tenant, staff, { ticketId, statusWhenSent });
  if (added.kind !== "waiting") throw new Error("outdated");
  return added;
}

async function answer(ticketId: string, statusWhenSent: "open" | "pending" | "solved" = "pending") {
  const { messageId } = await reply(ticketId, statusWhenSent);
  at = new Date(at.getTime() + 15_000);
  return send(messageId);
}

const ticketRow = (id: string) =>
  withPlatform("test", (transaction) =>
    transaction.supportTicket.findUniqueOrThrow({
      where: { organizationId_id: { organizationId: tenant.organization.id, id } },
    }),
  );

const outcomes = (ticketId: string) =>
  withPlatform("test", (transaction) =>
    transaction.supportSlaEvent.findMany({
      where: { ticketId },
      select: { target: true, outcome: true },
      orderBy: { occurredAt: "asc" },
    }),
  );

const seenByCustomer = (ticketId: string) =>
  withOrganization(tenant.context, (transaction) =>
    transaction.supportMessage.findMany({
      where: { ticketId },
      orderBy: { createdAt: "asc" },
      select: { kind: true, body: true },
    }),
  );

describe("a ticket", () => {
  it("is opened by a member with a number of the whole installation and a first answer due within a day", async () => {
    const other = await createOrganizationFixture("Also asking");
    const first = await openTicketFixture(tenant);
    const second = await openTicketFixture(other);
    expect(second.number).toBe(first.number + 1);
    expect(first.number).toBeGreaterThan(1_000);
    expect(first.firstResponseDueAt).toEqual(minutesLater(20 * 60));
    expect(await ticketRow(first.ticketId)).toMatchObject({ status: "open", priority: "normal" });
  });

  it("belongs to its organisation: nobody else reads it or writes in it", async () => {
    const other = await createOrganizationFixture("Curious");
    const { ticketId } = await openTicketFixture(tenant);
    const writing = withOrganization(other.context, (transaction) =>
      addCustomerMessage(transaction, other.context, {
        ticketId,
        authorUserId: other.user.id,
        body: "Hello?",
        source: "web",
      }),
    );
    await expect(writing).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("adds the same mail once", async () => {
    const { ticketId } = await openTicketFixture(tenant);
    const mail = { source: "mail", mailMessageId: `<${newId()}@example.test>` } as const;
    const kinds = [(await write(ticketId, mail)).kind, (await write(ticketId, mail)).kind];
    expect(kinds).toEqual(["added", "duplicate"]);
    expect(await seenByCustomer(ticketId)).toHaveLength(2);
  });

  it("stands in the organisation's audit log with everything that staff do to it", async () => {
    const { ticketId } = await openTicketFixture(tenant);
    await answer(ticketId);
    await withPlatform("test", (transaction) =>
      addNote(transaction, staffTicketContext(tenant, staff), {
        ticketId,
        body: "Known",
        mentionedUserIds: [],
      }),
    );
    await move(ticketId, "solved", "staff");
    const { entries } = await listAuditEntries(tenant.context, AuditFilter.parse({}));
    expect(entries.map(({ action, actor }) => [action, actor.kind])).toEqual([
      ["support.change_status", "staff"],
      ["support.add_note", "staff"],
      ["support.reply", "staff"],
      ["support.open_ticket", "user"],
    ]);
    expect(JSON.stringify(entries)).not.toContain("Known");
  });
});

describe("a reply", () => {
  it("does not exist for customers while it can be taken back", async () => {
    const { ticketId } = await openTicketFixture(tenant);
    const { messageId } = await reply(ticketId);
    expect(await send(messageId)).toBeNull();
    expect(await seenByCustomer(ticketId)).toHaveLength(1);
    const taken = await withPlatform("test", (transaction) =>
      takeBackReply(transaction, staffTicketContext(tenant, staff), { ticketId, messageId }),
    );
    expect(taken).toEqual({ body: "We are looking into it.", files: [] });
    at = minutesLater(1);
    expect(await send(messageId)).toBeNull();
  });

  it("leaves once, for whoever asked, and ends the clock of the first answer", async () => {
    const { ticketId, number } = await openTicketFixture(tenant);
    const { messageId } = await reply(ticketId);
    at = minutesLater(1);
    const sent = await send(messageId);
    expect(await send(messageId)).toBeNull();
    expect(sent?.mail).toMatchObject({
      kind: "reply",
      ticketNumber: number,
      body: "We are looking into it.",
      authorName: staff.name,
      to: { email: tenant.user.email },
    });
    expect(await seenByCustomer(ticketId)).toHaveLength(2);
    expect(await outcomes(ticketId)).toEqual([{ target: "first_response", outcome: "met" }]);
    expect(await ticketRow(ticketId)).toMatchObject({
      status: "pending",
      firstRespondedAt: at,
      resolutionDueAt: null,
      dueAt: null,
    });
  });

  it("is mailed to nobody who has left the organisation", async () => {
    const { ticketId } = await openTicketFixture(tenant, { requesterUserId: newId() });
    expect(await answer(ticketId)).toEqual({ mail: null });
  });

  it("is held back when somebody wrote since its author read, unless the author insists", async () => {
    const { ticketId } = await openTicketFixture(tenant);
    await write(ticketId);
    const based = { ticketId, basedOnVersion: 1 };
    const outdated = await addReplyFixture(tenant, staff, { ...based, isConfirmed: false });
    expect(outdated).toEqual({ kind: "outdated", newMessages: 1 });
    const insisted = await addReplyFixture(tenant, staff, { ...based, isConfirmed: true });
    expect(insisted.kind).toBe("waiting");
  });

  it("does not answer what the customer wrote while it could be taken back", async () => {
    const { ticketId } = await openTicketFixture(tenant);
    const { messageId } = await reply(ticketId, "solved");
    at = new Date(MONDAY.getTime() + 5_000);
    const later = await write(ticketId);
    at = minutesLater(1);
    await send(messageId);
    expect(await ticketRow(ticketId)).toMatchObject({
      status: "open",
      awaitingMessageId: later.kind === "added" ? later.messageId : null,
      nextResponseDueAt: expect.any(Date),
    });
  });
});

describe("a note", () => {
  it("cannot be read by the customers' role at all, and is nothing that a mail accepts", async () => {
    const { ticketId } = await openTicketFixture(tenant);
    await withPlatform("test", (transaction) =>
      addNote(transaction, staffTicketContext(tenant, staff), {
        ticketId,
        body: "Secret",
        mentionedUserIds: [],
      }),
    );
    const reading = withOrganization(tenant.context, (transaction) => transaction.supportNote.findMany());
    await expect(reading).rejects.toThrow(/permission denied/);
    expect(JSON.stringify(await seenByCustomer(ticketId))).not.toContain("Secret");
    expectTypeOf<SupportNote>().not.toExtend<SupportReply>();
    expectTypeOf<SendReplyMail>().parameter(1).toEqualTypeOf<SupportReply>();
  });

  it("moves no clock", async () => {
    const { ticketId } = await openTicketFixture(tenant);
    const before = await ticketRow(ticketId);
    await withPlatform("test", (transaction) =>
      addNote(transaction, staffTicketContext(tenant, staff), { ticketId, body: "Hm", mentionedUserIds: [] }),
    );
    expect(await ticketRow(ticketId)).toEqual(before);
  });
});

describe("the status of a ticket", () => {
  it("is solved and opened again by its customer, for fourteen days", async () => {
    const { ticketId } = await openTicketFixture(tenant);
    await move(ticketId, "solved", "customer");
    at = minutesLater(60);
    expect(await write(ticketId)).toMatchObject({ kind: "added", isReopened: true });
    expect(await ticketRow(ticketId)).toMatchObject({ status: "open", reopenCount: 1, solvedAt: null });
    await move(ticketId, "solved", "customer");
    at = minutesLater(60 + 15 * 24 * 60);
    expect(await write(ticketId)).toMatchObject({ kind: "closed" });
    await expect(move(ticketId, "open", "customer")).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("waits for the customer only once they were answered", async () => {
    const { ticketId } = await openTicketFixture(tenant);
    await expect(move(ticketId, "pending", "staff")).rejects.toMatchObject({ code: "CONFLICT" });
    await answer(ticketId, "open");
    await move(ticketId, "pending", "staff");
    expect(await ticketRow(ticketId)).toMatchObject({ status: "pending", resolutionDueAt: null });
  });

  it("takes the rest of the resolution's time up again when the customer answers", async () => {
    const { ticketId } = await openTicketFixture(tenant);
    const { resolutionDueAt } = await ticketRow(ticketId);
    await answer(ticketId);
    at = new Date(at.getTime() + 2 * 3_600_000);
    await write(ticketId);
    expect(await ticketRow(ticketId)).toMatchObject({
      status: "open",
      resolutionDueAt: new Date((resolutionDueAt?.getTime() ?? 0) + 2 * 3_600_000),
      resolutionLeftSeconds: null,
    });
  });

  it("ends with the resolution's promise when it is solved, once however often it is asked for", async () => {
    const { ticketId } = await openTicketFixture(tenant);
    await answer(ticketId, "solved");
    await move(ticketId, "solved", "staff");
    expect(await outcomes(ticketId)).toEqual([
      { target: "first_response", outcome: "met" },
      { target: "resolution", outcome: "met" },
    ]);
  });
});
