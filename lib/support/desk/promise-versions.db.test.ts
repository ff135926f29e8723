import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { withOrganization } from "@/lib/db/with-organization";
import { newOrigin } from "@/scripts/testing/account-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { createStaffFixture, openTicketFixture } from "@/scripts/testing/support-fixture";
import { toPromiseFields } from "../sla/promise-fields";
import type { OpenedTicket } from "../tickets/open-ticket";
import type { Desk } from "./access";
import { getPromises, listPromiseVersions, savePromises } from "./promise-versions";
import { getDeskTicket } from "./read-ticket";
import { splitTicket } from "./split-ticket";

vi.mock("@/lib/events/send", () => ({ sendEvents: vi.fn() }));

/** Organisations of the fixture are on the smallest plan. */
const FIRST_ANSWER = "policy.starter.medium.first";

let tenant: OrganizationFixture;
let lead: Desk;
let before: OpenedTicket;

beforeAll(async () => {
  tenant = await createOrganizationFixture("Promised");
  lead = { actor: await createStaffFixture(), role: "lead", origin: newOrigin() };
  before = await openTicketFixture(tenant);
});
// Other files of this database know the first version alone.
afterAll(async () => {
  await asSuperuser("DELETE FROM organizations");
  await asSuperuser("DELETE FROM support_promises WHERE version > 1");
});

async function save(hours: string, desk = lead) {
  const { version, document } = await getPromises();
  const fields = { ...toPromiseFields(document), [FIRST_ANSWER]: hours };
  return savePromises(desk, { basedOnVersion: version, reason: "More of us", fields });
}

const minutesOf = ({ firstResponseDueAt }: OpenedTicket, createdAt: Date) =>
  Math.round((firstResponseDueAt.getTime() - createdAt.getTime()) / 60_000);

describe("a version of the promises", () => {
  it("counts for tickets that are opened under it; those before live by theirs", async () => {
    const made = await save("2");
    const after = await openTicketFixture(tenant);
    const [old, fresh] = [
      await getDeskTicket(lead.actor.userId, before.number),
      await getDeskTicket(lead.actor.userId, after.number),
    ];
    expect(minutesOf(after, fresh.createdAt)).toBe(120);
    expect(fresh.promiseVersion).toBe(made.version);
    expect(old).toMatchObject({ promiseVersion: 1, firstResponseDueAt: before.firstResponseDueAt });
    expect((await listPromiseVersions())[0]).toMatchObject({
      version: made.version,
      madeByName: lead.actor.name,
      reason: "More of us",
    });
  });

  it("goes along with what is split from a ticket", async () => {
    const { rows } = await asSuperuser(
      `INSERT INTO support_messages (organization_id, id, ticket_id, kind, body, source, created_at, sent_at)
       VALUES ($1, gen_random_uuid(), $2, 'customer', 'Another thing', 'web', now(), now()) RETURNING id`,
      [tenant.organization.id, before.ticketId],
    );
    const entryIds = (rows as { id: string }[]).map(({ id }) => id);
    const { number } = await splitTicket(lead, { number: before.number, entryIds, subject: "Another" });
    expect(await getDeskTicket(lead.actor.userId, number)).toMatchObject({ promiseVersion: 1 });
  });

  it("is made by leads, from the newest one, and by one of two at once", async () => {
    await expect(save("3", { ...lead, role: "agent" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(save("24")).rejects.toMatchObject({
      code: "INVALID_INPUT",
      fields: [{ field: FIRST_ANSWER }],
    });
    const { version: basedOnVersion, document } = await getPromises();
    const change = { reason: "Both", fields: toPromiseFields(document) };
    const both = await Promise.allSettled([
      savePromises(lead, { ...change, basedOnVersion }),
      savePromises(lead, { ...change, basedOnVersion }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    for (const wrong of [1, basedOnVersion + 5])
      await expect(savePromises(lead, { ...change, basedOnVersion: wrong })).rejects.toMatchObject({
        code: "CONFLICT",
      });
  });

  it("tells customers what is promised, not who wrote it, and is never changed", async () => {
    const reading = (select: object) =>
      withOrganization(tenant.context, (transaction) => transaction.supportPromises.findMany({ select }));
    expect((await reading({ version: true, document: true })).length).toBeGreaterThan(1);
    await expect(reading({ madeByName: true })).rejects.toThrow(/permission denied/);
    const { rows } = await asSuperuser(
      "SELECT has_table_privilege('regulix_platform', 'support_promises', 'UPDATE') AS may",
    );
    expect(rows).toEqual([{ may: false }]);
  });
});
