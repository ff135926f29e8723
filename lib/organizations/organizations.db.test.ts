import { beforeEach, describe, expect, it } from "vitest";
import { memberContext } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { createAccount, newOrigin } from "@/scripts/testing/account-fixture";
import { joinOrganization } from "@/scripts/testing/member-fixture";
import { createOrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import type { ActiveSession } from "@/lib/accounts/sessions";
import { createOrganization } from "./mutations/create-organization";
import { updateOrganization } from "./mutations/update-organization";
import { findSlugProblem, listOrganizationsOf } from "./queries";

describe("founding an organisation", () => {
  let session: ActiveSession;
  let slug: string;
  beforeEach(async () => {
    const account = await createAccount();
    session = { id: newId(), user: { ...account, timeZone: "UTC", isStaff: false } };
    slug = `org-${account.id.slice(-12)}`;
  });
  const found = (address = slug, founder = session) =>
    createOrganization(founder, { name: "Acme", slug: address, timeZone: "UTC" }, newOrigin());

  it("makes its founder the owner", async () => {
    expect(await found()).toBe(slug);
    expect(await listOrganizationsOf(session.user.id)).toMatchObject([{ slug, name: "Acme" }]);
    const { rows } = await asSuperuser("SELECT role FROM memberships WHERE user_id = $1", [session.user.id]);
    expect(rows).toEqual([{ role: "owner" }]);
  });

  it("refuses a taken address at its field, also when two come at once", async () => {
    const other = { id: newId(), user: { ...(await createAccount()), timeZone: "UTC", isStaff: false } };
    const outcomes = await Promise.allSettled([found(), found(slug, other)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "CONFLICT", fields: [{ field: "slug" }] },
    });
    const mine = await listOrganizationsOf(session.user.id);
    expect(mine.length + (await listOrganizationsOf(other.user.id)).length).toBe(1);
    expect(await findSlugProblem(slug)).toMatch(/taken/);
  });

  it("does not hand out the address of a closed organisation", async () => {
    const closed = await createOrganizationFixture("Closed");
    await asSuperuser("UPDATE organizations SET deleted_at = now() WHERE id = $1", [closed.organization.id]);
    await expect(found(closed.organization.slug)).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("is limited to ten an hour for one person", async () => {
    // Whoever owns an organisation with a larger plan may own more.
    const { organization } = await createOrganizationFixture("Large");
    await joinOrganization(organization, session.user, "owner");
    await asSuperuser("UPDATE organizations SET plan = 'pro' WHERE id = $1", [organization.id]);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 11 }, (_, index) => found(`${slug}-${index}`)),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "RATE_LIMITED" },
    });
  });
});

describe("changing an organisation", () => {
  it("refuses the address of another one at its field and changes nothing", async () => {
    const mine = await createOrganizationFixture("Mine");
    const other = await createOrganizationFixture("Other");
    const change = { name: "New", slug: other.organization.slug, timeZone: "UTC" };
    await expect(updateOrganization(mine.context, change)).rejects.toMatchObject({
      code: "CONFLICT",
      fields: [{ field: "slug" }],
    });
    expect(await listOrganizationsOf(mine.user.id)).toMatchObject([
      { name: "Mine", slug: mine.organization.slug },
    ]);
  });

  it.each(["member", "auditor", "billing"] as const)("is not for a %s", async (role) => {
    const { organization, user, context } = await createOrganizationFixture("Guarded");
    const weak = memberContext({ organization, user, role, origin: context.origin });
    const change = { name: "New", slug: organization.slug, timeZone: "UTC" };
    await expect(updateOrganization(weak, change)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
