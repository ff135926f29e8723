import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { listAuditEntries } from "@/lib/audit/queries";
import { AuditFilter } from "@/lib/audit/schema";
import { staffContext } from "@/lib/auth/staff-access";
import type { StaffActor } from "@/lib/core/context";
import { withOrganization } from "@/lib/db/with-organization";
import { newOrigin } from "@/scripts/testing/account-fixture";
import { addMemberFixture } from "@/scripts/testing/member-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { allowProviders } from "@/scripts/testing/providers/outgoing-settings";
import { asSuperuser } from "@/scripts/testing/superuser";
import { addReplyFixture, createStaffFixture, openTicketFixture } from "@/scripts/testing/support-fixture";
import type { Desk } from "./access";
import { changeTickets } from "./change-tickets";
import { countQueues, listDeskTickets, listLabels } from "./list-tickets";
import { lookAroundTicket } from "./look";
import { mergeTickets } from "./merge-tickets";
import { touchPresence } from "./presence";
import type { Queue } from "./queues";
import { getDeskTicket } from "./read-ticket";
import { DeskFilter } from "./schema";
import { takeReplyBack, writeNote, writeReply } from "./write";

vi.mock("@/lib/env", async (load) => {
  const { changeableEnv } = await import("@/scripts/testing/providers/outgoing-settings");
  return { env: changeableEnv((await load<typeof import("@/lib/env")>()).env) };
});
vi.mock("@/lib/events/send", () => ({ sendEvents: vi.fn() }));

let tenant: OrganizationFixture;
let ana: Desk;
let ben: Desk;

function deskOf(actor: StaffActor, role: Desk["role"] = "agent"): Desk {
  return { actor, role, origin: newOrigin() };
}

beforeAll(async () => {
  const [one, other] = [await createStaffFixture(), await createStaffFixture()];
  allowProviders([], { STAFF_EMAILS: [one.email, other.email] });
  ana = deskOf(one);
  ben = deskOf(other);
});
beforeEach(async () => {
  await asSuperuser("DELETE FROM organizations");
  await asSuperuser("DELETE FROM support_agents");
  tenant = await createOrganizationFixture("Customer");
});

const list = async (queue: Queue, given: Partial<DeskFilter> = {}, desk = ana) => {
  const filter = DeskFilter.parse({ queue, search: "", areas: [], priorities: [], labels: [], ...given });
  return listDeskTickets(desk.actor.userId, filter);
};
const numbersIn = async (queue: Queue, given: Partial<DeskFilter> = {}, desk = ana) =>
  (await list(queue, given, desk)).tickets.map(({ number }) => number);

async function auditActions() {
  const { entries } = await listAuditEntries(tenant.context, AuditFilter.parse({}));
  return entries.map(({ action, actor }) => `${actor.kind} ${action}`);
}

describe("the queues of the desk", () => {
  it("hold what their names say, and count it", async () => {
    const [unassigned, mine, overdue, snoozed] = [
      await openTicketFixture(tenant),
      await openTicketFixture(tenant),
      await openTicketFixture(tenant),
      await openTicketFixture(tenant),
    ];
    await changeTickets(ana, {
      numbers: [mine.number, snoozed.number],
      change: { kind: "assign", assigneeUserId: ana.actor.userId },
    });
    await changeTickets(ana, { numbers: [snoozed.number], change: { kind: "snooze", hours: 4 } });
    await asSuperuser("UPDATE support_tickets SET due_at = now() - interval '1 minute' WHERE id = $1", [
      overdue.ticketId,
    ]);
    await asSuperuser("UPDATE support_tickets SET due_at = now() + interval '3 hours' WHERE id = $1", [
      unassigned.ticketId,
    ]);
    expect(await numbersIn("unassigned")).toEqual([overdue.number, unassigned.number]);
    expect(await numbersIn("mine")).toEqual([mine.number]);
    expect(await numbersIn("mine", {}, ben)).toEqual([]);
    expect(await numbersIn("overdue")).toEqual([overdue.number]);
    expect(await numbersIn("due_soon")).toEqual([unassigned.number]);
    expect(await numbersIn("snoozed")).toEqual([snoozed.number]);
    expect(await countQueues(ana.actor.userId)).toMatchObject({
      unassigned: 2,
      mine: 1,
      overdue: 1,
      due_soon: 1,
      snoozed: 1,
      waiting: 0,
      solved: 0,
      all: 4,
    });
  });

  it("are read page by page without losing or repeating a ticket", async () => {
    const { ticketId } = await openTicketFixture(tenant);
    await asSuperuser(
      `INSERT INTO support_tickets (organization_id, requester_user_id, subject, type, area, severity, source,
         created_at, changed_at, last_message_at, first_response_due_at, due_at)
       SELECT organization_id, requester_user_id, 'Copy', type, area, severity, source, created_at, changed_at,
         last_message_at, first_response_due_at, due_at FROM support_tickets, generate_series(1, 59) WHERE id = $1`,
      [ticketId],
    );
    const seen: number[] = [];
    let after: string | undefined;
    do {
      const page = await list("unassigned", { after });
      expect(page.total).toBe(60);
      seen.push(...page.tickets.map(({ number }) => number));
      after = page.nextCursor ?? undefined;
    } while (after !== undefined);
    expect(seen).toHaveLength(60);
    expect(new Set(seen).size).toBe(60);
  });

  it("are searched by number, words, organisation and address, and filtered by label", async () => {
    const wanted = await openTicketFixture(tenant, {
      subject: "Export fails",
      body: "The zeppelin is missing.",
    });
    await openTicketFixture(tenant);
    await changeTickets(ana, { numbers: [wanted.number], change: { kind: "add_label", label: "bug" } });
    for (const search of [`#${wanted.number}`, "export", "zeppelin"])
      expect(await numbersIn("all", { search }), search).toEqual([wanted.number]);
    expect(await numbersIn("all", { labels: ["bug"] })).toEqual([wanted.number]);
    expect(await listLabels()).toEqual(["bug"]);
    expect(await numbersIn("all", { search: tenant.user.email })).toHaveLength(2);
    expect(await numbersIn("all", { search: "100%_nothing" })).toEqual([]);
  });
});

describe("changing tickets", () => {
  it("changes each for itself: a refusal stops no other, and says why", async () => {
    const [one, other] = [await openTicketFixture(tenant), await openTicketFixture(tenant)];
    await asSuperuser("UPDATE support_tickets SET status = 'closed' WHERE id = $1", [other.ticketId]);
    const result = await changeTickets(ana, {
      numbers: [one.number, other.number, 2_000_000_000],
      change: { kind: "status", status: "solved" },
    });
    expect(result.changed).toBe(1);
    expect(result.refused).toHaveLength(2);
    expect(result.refused[0]).toContain(`#${other.number}`);
  });

  it("stands in the audit log of the ticket's organisation, under the name of whoever did it", async () => {
    const { number } = await openTicketFixture(tenant);
    await changeTickets(ana, { numbers: [number], change: { kind: "priority", priority: "urgent" } });
    await changeTickets(ana, { numbers: [number], change: { kind: "add_label", label: "billing" } });
    await writeNote(ana, { number, body: "Looks like ours." });
    expect(await auditActions()).toEqual([
      "staff support.add_note",
      "staff support.change_labels",
      "staff support.change_priority",
      "user support.open_ticket",
    ]);
  });

  it("gives tickets in turn to whoever takes them, also when two ask at once", async () => {
    const tickets = [await openTicketFixture(tenant), await openTicketFixture(tenant)];
    const next = (number: number) =>
      changeTickets(ana, { numbers: [number], change: { kind: "assign_next" } });
    expect((await next(tickets[0]?.number ?? 0)).refused[0]).toContain(
      "Nobody who takes tickets in turn is there",
    );
    for (const { actor } of [ana, ben])
      await asSuperuser(
        "INSERT INTO support_agents (staff_user_id, role, takes_tickets) VALUES ($1, 'agent', true)",
        [actor.userId],
      );
    await Promise.all(tickets.map(({ number }) => next(number)));
    expect(await numbersIn("mine", {}, ana)).toHaveLength(1);
    expect(await numbersIn("mine", {}, ben)).toHaveLength(1);
  });

  it("assigns to staff alone, and is nothing for those who only read", async () => {
    const { number } = await openTicketFixture(tenant);
    const change = { kind: "assign", assigneeUserId: tenant.user.id } as const;
    expect((await changeTickets(ana, { numbers: [number], change })).changed).toBe(0);
    const reading = changeTickets(deskOf(ana.actor, "viewer"), {
      numbers: [number],
      change: { kind: "wake" },
    });
    await expect(reading).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("two agents at once", () => {
  it("see each other, and that somebody wrote since", async () => {
    const { number } = await openTicketFixture(tenant);
    await touchPresence(ana, { number, state: "viewing", readVersion: 1 });
    const seen = await touchPresence(ben, { number, state: "replying", readVersion: 1 });
    expect(seen).toEqual({ others: [{ name: ana.actor.name, state: "viewing" }], conversationVersion: 1 });
    await writeReply(ben, {
      number,
      body: "Hello",
      statusWhenSent: "pending",
      basedOnVersion: 1,
      isConfirmed: false,
    });
    const later = await touchPresence(ana, { number, state: "viewing", readVersion: 1 });
    expect(later).toEqual({ others: [{ name: ben.actor.name, state: "replying" }], conversationVersion: 2 });
    const late = {
      number,
      body: "Also",
      statusWhenSent: "pending",
      basedOnVersion: 1,
      isConfirmed: false,
    } as const;
    expect(await writeReply(ana, late)).toEqual({ kind: "outdated", newMessages: 1 });
  });

  it("cannot take each other's replies back", async () => {
    const { number, ticketId } = await openTicketFixture(tenant);
    const added = await addReplyFixture(tenant, ana.actor, { ticketId });
    if (added.kind !== "waiting") throw new Error("outdated");
    expect(await takeReplyBack(ben, { number, messageId: added.messageId })).toBeNull();
    expect(await takeReplyBack(ana, { number, messageId: added.messageId })).toEqual({
      body: "We are looking into it.",
      files: [],
    });
  });

  it("know what each has not read yet", async () => {
    const { number } = await openTicketFixture(tenant);
    await touchPresence(ana, { number, state: "viewing", readVersion: 1 });
    const unread = async (desk: Desk) => (await list("all", {}, desk)).tickets[0]?.isUnread;
    expect([await unread(ana), await unread(ben)]).toEqual([false, true]);
  });
});

describe("a note", () => {
  it("mails whoever it mentions, without what it says", async () => {
    const { number } = await openTicketFixture(tenant);
    const handle = ben.actor.email.split("@")[0];
    await writeNote(ana, { number, body: `@${handle} can you look? Secret: hunter2` });
    const { rows } = await asSuperuser("SELECT text, html FROM mail_messages WHERE recipient = $1", [
      ben.actor.email,
    ]);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).toContain(`#${number}`);
    expect(JSON.stringify(rows)).not.toContain("hunter2");
  });

  it("stands in the conversation of staff, apart from what customers read", async () => {
    const { number, ticketId } = await openTicketFixture(tenant);
    await writeNote(ana, { number, body: "Between us." });
    const { conversation } = await getDeskTicket(ben.actor.userId, number);
    expect(conversation.map(({ kind, isOwn: _own, ...entry }) => [kind, entry.body])).toEqual([
      ["customer", "Since this morning."],
      ["note", "Between us."],
    ]);
    const read = await withOrganization(tenant.context, (transaction) =>
      transaction.supportMessage.findMany({ where: { ticketId }, select: { body: true } }),
    );
    expect(read).toEqual([{ body: "Since this morning." }]);
  });
});

describe("merging", () => {
  it("moves everything of a ticket into the other and closes it", async () => {
    const [from, into] = [
      await openTicketFixture(tenant, { body: "Second report" }),
      await openTicketFixture(tenant, { body: "First report" }),
    ];
    await writeNote(ana, { number: from.number, body: "The same thing" });
    await mergeTickets(ana, { number: from.number, intoNumber: into.number });
    const target = await getDeskTicket(ana.actor.userId, into.number);
    expect(target.conversation.map(({ body }) => body).toSorted()).toEqual([
      "First report",
      "Second report",
      "The same thing",
    ]);
    const source = await getDeskTicket(ana.actor.userId, from.number);
    expect(source).toMatchObject({ status: "closed", mergedIntoNumber: into.number, dueAt: null });
    expect(source.conversation.map(({ body }) => body)).toEqual([`This request goes on in #${into.number}.`]);
    const again = mergeTickets(ana, { number: from.number, intoNumber: into.number });
    await expect(again).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("is refused where somebody would read what another wrote", async () => {
    const other = await createOrganizationFixture("Competitor");
    const colleague = await addMemberFixture(tenant.organization, "member");
    const mine = await openTicketFixture(tenant);
    const theirs = await openTicketFixture(other);
    const colleagues = await openTicketFixture(tenant, { requesterUserId: colleague.user.id });
    for (const into of [theirs, colleagues, mine]) {
      const merging = mergeTickets(ana, { number: mine.number, intoNumber: into.number });
      await expect(merging).rejects.toMatchObject({ code: "CONFLICT" });
    }
    const missing = mergeTickets(ana, { number: mine.number, intoNumber: 2_000_000_000 });
    await expect(missing).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("looking around a ticket", () => {
  it("stands in the organisation's audit log before anything is shown", async () => {
    const { number } = await openTicketFixture(tenant);
    const extract = await lookAroundTicket(ana, number, (organization) =>
      staffContext(organization, ana.actor, ana.origin),
    );
    expect(extract.audit[0]).toMatchObject({ action: "staff.look", actorName: ana.actor.name });
    expect(await auditActions()).toContain("staff staff.look");
  });
});
