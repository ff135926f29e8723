import { beforeEach, describe, expect, it } from "vitest";
import { memberContext } from "@/lib/core/context";
import { newOrigin, PASSWORD } from "@/scripts/testing/account-fixture";
import { addMemberFixture, type MemberFixture } from "@/scripts/testing/member-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { signInWithPassword } from "@/scripts/testing/two-factor-fixture";
import { transferOwnership } from "./mutations/transfer-ownership";
import { listMembers } from "./queries";

let tenant: OrganizationFixture;
let owner: MemberFixture;
let other: MemberFixture;
beforeEach(async () => {
  tenant = await createOrganizationFixture("Owned", "member");
  owner = await addMemberFixture(tenant.organization, "owner");
  other = await addMemberFixture(tenant.organization, "member");
});

async function transfer(from: MemberFixture, membershipId: string, password = PASSWORD): Promise<void> {
  await transferOwnership(from.context, await signInWithPassword(from.user.email), {
    membershipId,
    password,
  });
}

async function roleOf({ membershipId }: MemberFixture): Promise<string | undefined> {
  const { organization, user } = tenant;
  const reader = memberContext({ organization, user, role: "member", origin: newOrigin() });
  return (await listMembers(reader)).find((member) => member.membershipId === membershipId)?.role;
}

async function lastAction(): Promise<string> {
  const { rows } = await asSuperuser(
    "SELECT action FROM audit_logs WHERE organization_id = $1 ORDER BY sequence DESC LIMIT 1",
    [tenant.organization.id],
  );
  return (rows as { action: string }[])[0]?.action ?? "";
}

describe("a transfer of ownership", () => {
  it("makes the other the owner and oneself an admin, and stands in the audit log", async () => {
    await transfer(owner, other.membershipId);
    expect([await roleOf(owner), await roleOf(other)]).toEqual(["admin", "owner"]);
    expect(await lastAction()).toBe("organization.transfer");
  });

  it("needs the right password", async () => {
    await expect(transfer(owner, other.membershipId, "wrong")).rejects.toMatchObject({
      code: "INVALID_INPUT",
      fields: [{ field: "password" }],
    });
    expect([await roleOf(owner), await roleOf(other)]).toEqual(["owner", "member"]);
  });

  it.each(["admin", "member", "auditor", "billing"] as const)("is not open to a %s", async (role) => {
    const weak = await addMemberFixture(tenant.organization, role);
    await expect(transfer(weak, other.membershipId)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("goes to members of this organisation only, and not to oneself", async () => {
    const stranger = await createOrganizationFixture("Elsewhere");
    const outsider = await addMemberFixture(stranger.organization, "admin");
    await expect(transfer(owner, outsider.membershipId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(transfer(owner, owner.membershipId)).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await roleOf(owner)).toBe("owner");
  });

  it("happens once when it is asked for twice at the same time", async () => {
    const third = await addMemberFixture(tenant.organization, "member");
    const outcomes = await Promise.allSettled([
      transfer(owner, other.membershipId),
      transfer(owner, third.membershipId),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect([await roleOf(other), await roleOf(third)].sort()).toEqual(["member", "owner"]);
  });
});
