import { beforeAll, describe, expect, it } from "vitest";
import { createOrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { openTicketFixture } from "@/scripts/testing/support-fixture";
import { ticketsAsCsv } from "./csv";
import { readSupportReport, type Period } from "./queries";

const JUNE: Period = { from: new Date("2026-06-01T00:00:00Z"), to: new Date("2026-07-01T00:00:00Z") };
const NOTHING: Period = { from: new Date("2020-01-01T00:00:00Z"), to: new Date("2020-02-01T00:00:00Z") };

/** Three tickets of June, answered after one, two and nine hours; one of May. */
beforeAll(async () => {
  const tenant = await createOrganizationFixture("Measured");
  await asSuperuser("UPDATE organizations SET name = '=Measured' WHERE id = $1", [tenant.organization.id]);
  const change = (id: string, values: string) =>
    asSuperuser(`UPDATE support_tickets SET ${values} WHERE id = $1`, [id]);
  for (const [hours, day, area] of [
    [1, "2026-06-01", "billing"],
    [2, "2026-06-15", "billing"],
    [9, "2026-06-30T23:00:00Z", "api"],
    [5, "2026-05-31", "api"],
  ] as const) {
    const { ticketId } = await openTicketFixture(tenant, { area, subject: "=cmd|' /C calc'!A0" });
    const opened = `timestamptz '${day.length > 10 ? day : `${day}T00:00:00Z`}'`;
    await change(
      ticketId,
      `created_at = ${opened}, first_responded_at = ${opened} + interval '${hours} hours', labels = ARRAY['bug', '${area}']`,
    );
    await asSuperuser(
      `INSERT INTO support_sla_events (organization_id, ticket_id, target, clock_key, outcome, due_at, occurred_at)
       SELECT organization_id, id, 'first_response', 'first', $2, first_responded_at, first_responded_at
         FROM support_tickets WHERE id = $1`,
      [ticketId, hours > 8 ? "breached" : "met"],
    );
    if (hours === 2)
      await change(
        ticketId,
        "status = 'solved', solved_at = '2026-06-20', csat_score = 4, csat_at = '2026-06-21T00:00:00Z'",
      );
  }
});

describe("the report on the support", () => {
  it("counts what happened in its period, its end not included", async () => {
    expect(await readSupportReport(JUNE)).toMatchObject({
      opened: 3,
      solved: 1,
      firstResponseMedianSeconds: 7_200,
      byArea: [
        { name: "billing", tickets: 2 },
        { name: "api", tickets: 1 },
      ],
      byLabel: [
        { name: "bug", tickets: 3 },
        { name: "billing", tickets: 2 },
        { name: "api", tickets: 1 },
      ],
      csat: { answers: 1, average: 4 },
      backlog: { open: 3, waiting: 0 },
    });
  });

  it("counts a promise where it ended", async () => {
    const { promises } = await readSupportReport(JUNE);
    // That of the last ticket of June was missed in July; that of May was kept in May.
    expect(promises).toEqual([
      { target: "first_response", met: 2, breached: 0 },
      { target: "next_response", met: 0, breached: 0 },
      { target: "resolution", met: 0, breached: 0 },
    ]);
  });

  it("says that nothing is known where nothing happened, and never zero seconds", async () => {
    expect(await readSupportReport(NOTHING)).toMatchObject({
      opened: 0,
      firstResponseMedianSeconds: null,
      firstResponseP90Seconds: null,
      csat: { answers: 0, average: null },
    });
  });

  it("gives its tickets as CSV that no spreadsheet runs, without what anybody wrote", async () => {
    const lines = (await ticketsAsCsv(JUNE)).trimEnd().split("\r\n");
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain(",'=Measured,");
    expect(lines.join("\n")).not.toContain("cmd");
  });
});
