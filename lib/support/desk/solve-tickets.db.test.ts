import { beforeAll, describe, expect, it, vi } from "vitest";
import { newOrigin } from "@/scripts/testing/account-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { createStaffFixture, openTicketFixture } from "@/scripts/testing/support-fixture";
import type { Desk } from "./access";
import { changeTickets } from "./change-tickets";

vi.mock("@/lib/events/send", () => ({ sendEvents: vi.fn() }));

let tenant: OrganizationFixture;
let ana: Desk;

beforeAll(async () => {
  tenant = await createOrganizationFixture("Solved");
  ana = { actor: await createStaffFixture(), role: "agent", origin: newOrigin() };
});

describe("solving a ticket", () => {
  it("tells the customer in the product and by mail what is solved without an answer, once", async () => {
    const { number } = await openTicketFixture(tenant);
    const solve = { numbers: [number], change: { kind: "status", status: "solved" } } as const;
    await changeTickets(ana, solve);
    await changeTickets(ana, solve);
    const { rows: mails } = await asSuperuser(
      "SELECT subject, text FROM mail_messages WHERE recipient = $1 AND template = 'support-notice'",
      [tenant.user.email],
    );
    expect(mails).toEqual([
      {
        subject: `Re: [#${number}] Charts are empty`,
        text: expect.stringMatching(/marked “Charts are empty” as solved[\s\S]*\/rate\//) as string,
      },
    ]);
    const { rows: notices } = await asSuperuser("SELECT title FROM notifications WHERE user_id = $1", [
      tenant.user.id,
    ]);
    expect(notices).toEqual([{ title: `Your request #${number} is solved` }]);
  });
});
