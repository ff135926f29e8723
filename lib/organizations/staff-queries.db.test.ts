import { beforeAll, describe, expect, it } from "vitest";
import { withPlatform } from "@/lib/db/with-platform";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { findPersonForStaff, listOrganizationsForStaff } from "./staff-queries";

describe("the organisations that staff see", () => {
  let tenant: OrganizationFixture;

  beforeAll(async () => {
    for (let index = 0; index < 30; index++) await createOrganizationFixture(`Crowd ${index}`);
    tenant = await createOrganizationFixture("Measured");
    const { id } = tenant.organization;
    await asSuperuser("UPDATE organizations SET created_at = now() - interval '2 hours' WHERE id = $1", [id]);
    await asSuperuser(
      `INSERT INTO security_event_daily_counts (organization_id, day, kind, severity, events)
       VALUES ($1, current_date, 'custom.a', 'low', 3), ($1, current_date - 40, 'custom.a', 'low', 50)`,
      [id],
    );
    await asSuperuser(
      `INSERT INTO stored_files (organization_id, key, sha256, size_bytes, content_type)
       VALUES ($1, 'a', sha256('a'), 1000, 'text/plain'), ($1, 'b', sha256('b'), 24, 'text/plain')`,
      [id],
    );
    await withPlatform("test", (transaction) =>
      transaction.metricSlot.create({
        data: { organizationId: id, slot: new Date(Math.floor(Date.now() / 300_000) * 300_000) },
      }),
    );
  });

  it("come in pages, each once, newest first", async () => {
    const first = await listOrganizationsForStaff("crowd");
    const second = await listOrganizationsForStaff("crowd", first.nextCursor ?? undefined);
    expect([first.organizations.length, second.organizations.length, first.total]).toEqual([25, 5, 30]);
    expect(second.nextCursor).toBeNull();
    const names = [...first.organizations, ...second.organizations].map(({ name }) => name);
    expect(new Set(names).size).toBe(30);
    expect(names[0]).toBe("Crowd 29");
  });

  it("carry their use and their health, as far as it was measured", async () => {
    const [measured] = (await listOrganizationsForStaff(tenant.organization.slug)).organizations;
    expect(measured).toMatchObject({
      name: "Measured",
      members: 1,
      eventsLastMonth: 3,
      storageBytes: 1024,
      failedMails: 0,
      lastActivityAt: null,
    });
    expect(measured?.lastCollectionAt).toBeInstanceOf(Date);
    expect(measured?.gapsLastDay).toBe(22);
    const [unmeasured] = (await listOrganizationsForStaff("crowd 7")).organizations;
    expect(unmeasured).toMatchObject({ lastCollectionAt: null, pointsLastDay: 0 });
  });

  it("are found by the whole mail address of a member, never by a part of one", async () => {
    const found = await listOrganizationsForStaff(tenant.user.email.toUpperCase());
    expect(found.organizations.map(({ name }) => name)).toEqual(["Measured"]);
    expect((await listOrganizationsForStaff(tenant.user.email.slice(0, -1))).organizations).toEqual([]);
    expect(await findPersonForStaff(tenant.user.email)).toMatchObject({
      name: tenant.user.name,
      isVerified: true,
      organizations: [{ name: "Measured", role: "owner" }],
    });
    expect(await findPersonForStaff("nobody@example.test")).toBeNull();
  });
});
