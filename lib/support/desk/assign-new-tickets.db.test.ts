import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { listAuditEntries } from "@/lib/audit/queries";
import { AuditFilter } from "@/lib/audit/schema";
import { newOrigin } from "@/scripts/testing/account-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { allowProviders } from "@/scripts/testing/providers/outgoing-settings";
import { asSuperuser } from "@/scripts/testing/superuser";
import { createStaffFixture, openTicketFixture } from "@/scripts/testing/support-fixture";
import type { Desk } from "./access";
import { assignNewTickets } from "./assign-new-tickets";
import { readAssignsSince, setAutomaticAssignment, setAvailability } from "./assignment";
import { changeTickets } from "./change-tickets";

vi.mock("@/lib/env", async (load) => {
  const { changeableEnv } = await import("@/scripts/testing/providers/outgoing-settings");
  return { env: changeableEnv((await load<typeof import("@/lib/env")>()).env) };
});
vi.mock("@/lib/events/send", () => ({ sendEvents: vi.fn() }));

let tenant: OrganizationFixture;
let ana: Desk;
let ben: Desk;

beforeAll(async () => {
  const [one, other] = [await createStaffFixture(), await createStaffFixture()];
  allowProviders([], { STAFF_EMAILS: [one.email, other.email] });
  ana = { actor: one, role: "lead", origin: newOrigin() };
  ben = { actor: other, role: "agent", origin: newOrigin() };
});
beforeEach(async () => {
  await asSuperuser("DELETE FROM organizations");
  await asSuperuser("DELETE FROM support_agents");
  for (const { actor, role } of [ana, ben])
    await asSuperuser(
      "INSERT INTO support_agents (staff_user_id, role, takes_tickets) VALUES ($1, $2, true)",
      [actor.userId, role],
    );
  tenant = await createOrganizationFixture("New tickets");
  await setAutomaticAssignment(ana, { isOn: false });
  await setAutomaticAssignment(ana, { isOn: true });
});

const assign = () => assignNewTickets(new Date());
const away = (desk: Desk, isAway: boolean) =>
  setAvailability(desk, { staffUserId: desk.actor.userId, isAway });

async function openMany(count: number): Promise<number[]> {
  const numbers: number[] = [];
  for (let made = 0; made < count; made += 1) numbers.push((await openTicketFixture(tenant)).number);
  return numbers;
}

/** How many tickets each has: Ana, Ben, nobody. */
async function held(): Promise<number[]> {
  const { rows } = await asSuperuser("SELECT assignee_user_id FROM support_tickets");
  const assignees = (rows as { assignee_user_id: string | null }[]).map((row) => row.assignee_user_id);
  return [ana.actor.userId, ben.actor.userId, null].map(
    (person) => assignees.filter((assignee) => assignee === person).length,
  );
}

describe("automatic assignment", () => {
  it("gives new tickets in turn, each once, however many ask at once", async () => {
    await openMany(6);
    const counts = await Promise.all([assign(), assign(), assign()]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(6);
    expect(await held()).toEqual([3, 3, 0]);
    expect(await assign()).toBe(0);
  });

  it("stands in the audit log of the ticket's organisation", async () => {
    await openMany(1);
    await assign();
    const { entries } = await listAuditEntries(tenant.context, AuditFilter.parse({}));
    expect(entries[0]).toMatchObject({ action: "support.assign_ticket", actor: { kind: "system" } });
  });

  it("gives nothing to whoever is away, and everything that waited once they are back", async () => {
    await away(ben, true);
    await openMany(2);
    await assign();
    expect(await held()).toEqual([2, 0, 0]);
    await away(ana, true);
    await openMany(2);
    expect(await assign()).toBe(0);
    expect(await held()).toEqual([2, 0, 2]);
    await away(ben, false);
    await assign();
    expect(await held()).toEqual([2, 2, 0]);
  });

  it("leaves alone what was there before it was switched on, and what somebody gave back", async () => {
    await setAutomaticAssignment(ana, { isOn: false });
    const [old = 0] = await openMany(1);
    expect(await assign()).toBe(0);
    await asSuperuser(
      "UPDATE support_tickets SET created_at = now() - interval '1 minute' WHERE number = $1",
      [old],
    );
    await setAutomaticAssignment(ana, { isOn: true });
    const [fresh = 0] = await openMany(1);
    expect(await assign()).toBe(1);
    const change = { kind: "assign", assigneeUserId: null } as const;
    await changeTickets(ana, { numbers: [fresh], change });
    expect(await assign()).toBe(0);
    expect(await held()).toEqual([0, 0, 2]);
  });

  it("is switched by leads; everybody says of themselves that they are away", async () => {
    await expect(setAutomaticAssignment(ben, { isOn: false })).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await readAssignsSince()).toBeInstanceOf(Date);
    const other = setAvailability(ben, { staffUserId: ana.actor.userId, isAway: true });
    await expect(other).rejects.toMatchObject({ code: "FORBIDDEN" });
    await setAvailability(ana, { staffUserId: ben.actor.userId, isAway: true });
    const [number = 0] = await openMany(1);
    await away(ana, true);
    const next = await changeTickets(ana, { numbers: [number], change: { kind: "assign_next" } });
    expect(next.refused[0]).toContain("Nobody who takes tickets in turn is there");
  });
});
