import { describe, expect, it, vi } from "vitest";
import { addMemberFixture } from "@/scripts/testing/member-fixture";
import { createOrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { tellOfLimits } from "./tell-of-limits";
import { readUsage } from "./usage";

vi.mock("@/lib/mail/transport", () => ({ hasMailTransport: () => false }));

describe("the limits of a plan", () => {
  it("are told of at 80 % and at their end, once each time they get there", async () => {
    const { organization, user } = await createOrganizationFixture("Growing");
    const told = async () =>
      (
        await asSuperuser(
          "SELECT title FROM notifications WHERE user_id = $1 AND type = 'limits.near' ORDER BY id",
          [user.id],
        )
      ).rows.map(({ title }) => title as string);
    let hours = 0;
    const run = () => tellOfLimits(new Date(Date.UTC(2027, 0, 1, hours++)));
    await run();
    expect(await told()).toEqual([]);
    for (let index = 0; index < 3; index++) await addMemberFixture(organization, "member");
    await Promise.all([run(), run()]);
    expect(await told()).toEqual(["Seats: 80 % are used"]);
    await addMemberFixture(organization, "member");
    await run();
    await run();
    expect(await told()).toEqual(["Seats: 80 % are used", "Seats: nothing is left"]);
    await asSuperuser("DELETE FROM memberships WHERE organization_id = $1 AND role = 'member'", [
      organization.id,
    ]);
    await run();
    for (let index = 0; index < 4; index++) await addMemberFixture(organization, "member");
    await run();
    expect(await told()).toHaveLength(3);
  });
});

describe("usage", () => {
  it("counts what is used and what came in on each of 30 days, and of nobody else", async () => {
    const mine = await createOrganizationFixture("Measured");
    const other = await createOrganizationFixture("Other");
    await addMemberFixture(mine.organization, "member");
    for (const { organization } of [mine, other])
      await asSuperuser(
        `INSERT INTO request_records (organization_id, occurred_at, route, method, status, duration_milliseconds, actor_kind)
         VALUES ($1, now(), '/api/v1/metrics', 'POST', 200, 5, 'api_key'), ($1, now(), '/', 'GET', 200, 5, 'user')`,
        [organization.id],
      );
    const { limits, days } = await readUsage(mine.context);
    expect(limits).toEqual([
      { limit: "seats", used: 2, allowed: 5 },
      { limit: "metric-series", used: 0, allowed: 1_000 },
      { limit: "storage-bytes", used: 0, allowed: 5 * 1024 ** 3 },
    ]);
    expect(days).toHaveLength(30);
    expect(days[0]).toEqual({
      day: new Date().toISOString().slice(0, 10),
      requests: 1,
      points: 0,
      events: 0,
    });
  });
});
