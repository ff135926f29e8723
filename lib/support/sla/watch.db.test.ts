import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { listAuditEntries } from "@/lib/audit/queries";
import { AuditFilter } from "@/lib/audit/schema";
import { useClock } from "@/lib/core/clock";
import type { StaffActor } from "@/lib/core/context";
import { withPlatform } from "@/lib/db/with-platform";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { allowProviders } from "@/scripts/testing/providers/outgoing-settings";
import { asSuperuser } from "@/scripts/testing/superuser";
import { createStaffFixture, openTicketFixture } from "@/scripts/testing/support-fixture";
import { closeSolvedTickets } from "./close-solved";
import { escalateBreaches } from "./escalate";
import { recordBreaches } from "./record-breaches";

vi.mock("@/lib/env", async (load) => {
  const { changeableEnv } = await import("@/scripts/testing/providers/outgoing-settings");
  return { env: changeableEnv((await load<typeof import("@/lib/env")>()).env) };
});
allowProviders([], { STAFF_EMAILS: ["lead@regulix.test", "other@regulix.test"] });

const HOUR = 3_600_000;
/** A Friday evening: the first answer is due over the weekend, the solution is not. */
const FRIDAY = new Date("2026-03-06T18:00:00Z");
const hoursLater = (hours: number) => new Date(FRIDAY.getTime() + hours * HOUR);

let tenant: OrganizationFixture;
let lead: StaffActor;
let restoreClock: () => void;

beforeAll(async () => {
  lead = await createStaffFixture();
  await asSuperuser("UPDATE users SET email = 'lead@regulix.test' WHERE id = $1", [lead.userId]);
});
beforeEach(async () => {
  await asSuperuser("DELETE FROM organizations");
  await asSuperuser("DELETE FROM mail_messages");
  await asSuperuser("DELETE FROM support_agents");
  restoreClock = useClock(() => FRIDAY);
  tenant = await createOrganizationFixture("Waiting");
});
afterEach(() => restoreClock());

const breaches = () =>
  withPlatform("test", (transaction) =>
    transaction.supportSlaEvent.findMany({ select: { target: true, outcome: true, dueAt: true } }),
  );
const mails = async () =>
  (await asSuperuser("SELECT recipient, subject, text FROM mail_messages ORDER BY recipient")).rows as {
    recipient: string;
    subject: string;
    text: string;
  }[];

describe("a promise that is broken", () => {
  it("is written once, however often and by how many tickets are watched", async () => {
    await openTicketFixture(tenant);
    expect(await recordBreaches(hoursLater(20))).toBe(0);
    const counts = await Promise.all([recordBreaches(hoursLater(20.1)), recordBreaches(hoursLater(20.1))]);
    expect(counts.toSorted()).toEqual([0, 1]);
    expect(await recordBreaches(hoursLater(21))).toBe(0);
    expect(await breaches()).toEqual([
      { target: "first_response", outcome: "breached", dueAt: hoursLater(20) },
    ]);
  });

  it("is counted in working hours where work is promised in them", async () => {
    await openTicketFixture(tenant, { severity: "critical" });
    const weekend = hoursLater(60);
    await recordBreaches(weekend);
    expect((await breaches()).map(({ target }) => target)).toEqual(["first_response"]);
    // Monday to Wednesday are three working days of eight hours.
    await recordBreaches(new Date("2026-03-11T16:00:01Z"));
    expect((await breaches()).map(({ target }) => target).toSorted()).toEqual([
      "first_response",
      "resolution",
    ]);
  });

  it("is told to those who lead the support, once, in one mail with all that is new", async () => {
    await asSuperuser("INSERT INTO support_agents (staff_user_id, role) VALUES ($1, 'lead')", [lead.userId]);
    const first = await openTicketFixture(tenant);
    const second = await openTicketFixture(tenant);
    await recordBreaches(hoursLater(24));
    expect(await escalateBreaches(hoursLater(24))).toBe(2);
    expect(await escalateBreaches(hoursLater(25))).toBe(0);
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      recipient: "lead@regulix.test",
      subject: "2 promises of the support were missed",
    });
    for (const { number } of [first, second]) expect(mail?.text).toContain(`#${number} of Waiting`);
  });

  it("is told to the whole staff while nobody leads the support", async () => {
    await openTicketFixture(tenant);
    await recordBreaches(hoursLater(24));
    await escalateBreaches(hoursLater(24));
    expect((await mails()).map(({ recipient }) => recipient)).toEqual([
      "lead@regulix.test",
      "other@regulix.test",
    ]);
  });
});

describe("a ticket that was solved", () => {
  it("is closed for good after fourteen days, and its organisation can read so", async () => {
    const { ticketId } = await openTicketFixture(tenant);
    await asSuperuser("UPDATE support_tickets SET status = 'solved', solved_at = $2 WHERE id = $1", [
      ticketId,
      FRIDAY,
    ]);
    expect(await closeSolvedTickets(hoursLater(14 * 24 - 1))).toBe(0);
    expect(await closeSolvedTickets(hoursLater(14 * 24))).toBe(1);
    expect(await closeSolvedTickets(hoursLater(15 * 24))).toBe(0);
    const { entries } = await listAuditEntries(tenant.context, AuditFilter.parse({}));
    expect(entries[0]).toMatchObject({ action: "support.change_status", actor: { kind: "system" } });
  });
});
