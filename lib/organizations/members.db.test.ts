import { beforeEach, describe, expect, it } from "vitest";
import { signIn } from "@/lib/accounts/mutations/sign-in";
import { memberContext, type OrganizationContext } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import type { Role } from "@/lib/core/roles";
import { createAccount, newOrigin, PASSWORD } from "@/scripts/testing/account-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { findEntry } from "./entry";
import { changeMemberRole } from "./mutations/change-member-role";
import { removeMember } from "./mutations/remove-member";
import { listMembers, listOrganizationsOf } from "./queries";

type Member = { context: OrganizationContext; membershipId: string; email: string };

let tenant: OrganizationFixture;
let owner: Member;
beforeEach(async () => {
  tenant = await createOrganizationFixture("Members");
  const [first] = await listMembers(tenant.context);
  owner = { context: tenant.context, membershipId: first?.membershipId ?? "", email: tenant.user.email };
});

async function addMember(role: Role): Promise<Member> {
  const account = await createAccount();
  const { rows } = await asSuperuser(
    "INSERT INTO memberships (organization_id, user_id, role) VALUES ($1, $2, $3) RETURNING id",
    [tenant.organization.id, account.id, role],
  );
  const [{ id: membershipId }] = rows as [{ id: string }];
  const { organization } = tenant;
  const context = memberContext({ organization, user: account, role, origin: newOrigin() });
  return { context, membershipId, email: account.email };
}

async function rolesNow(): Promise<Role[]> {
  return (await listMembers(tenant.context)).map(({ role }) => role).sort();
}

const setRole = (by: Member, of: Member, role: Role) =>
  changeMemberRole(by.context, { membershipId: of.membershipId, role });
const remove = (by: Member, who: Member) => removeMember(by.context, { membershipId: who.membershipId });

describe("a search of members", () => {
  it("finds by name or address, and takes control characters of an address for nothing typed", async () => {
    const other = await addMember("member");
    const found = async (search: string) =>
      (await listMembers(tenant.context, search)).map(({ email }) => email).sort();
    expect(await found(other.email)).toEqual([other.email]);
    expect(await found("\u0000")).toEqual([other.email, owner.email].sort());
    expect(await found("nobody\u0000")).toEqual([]);
  });
});

describe("a change of role", () => {
  it.each([
    ["owner", "member", "owner", true],
    ["owner", "owner", "member", true],
    ["admin", "member", "admin", true],
    ["admin", "admin", "auditor", true],
    ["admin", "member", "owner", false],
    ["admin", "owner", "member", false],
    ["member", "member", "auditor", false],
    ["auditor", "member", "auditor", false],
    ["billing", "member", "billing", false],
  ] as const)("by %s from %s to %s: %s", async (actorRole, from, to, isAllowed) => {
    const actor = await addMember(actorRole);
    const target = await addMember(from);
    const change = setRole(actor, target, to);
    if (isAllowed) await change;
    else await expect(change).rejects.toMatchObject({ code: "FORBIDDEN" });
    const members = await listMembers(tenant.context);
    expect(members.find(({ membershipId }) => membershipId === target.membershipId)?.role).toBe(
      isAllowed ? to : from,
    );
  });

  it("never raises oneself", async () => {
    const admin = await addMember("admin");
    await expect(setRole(admin, admin, "owner")).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("by somebody whose own role was just taken away is refused", async () => {
    const former = await addMember("owner");
    const friend = await addMember("member");
    await setRole(owner, former, "member");
    await expect(setRole(former, friend, "owner")).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(remove(former, friend)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("to the role one has changes nothing and is not audited", async () => {
    const member = await addMember("member");
    await setRole(owner, member, "member");
    const { rows } = await asSuperuser("SELECT action FROM audit_logs WHERE organization_id = $1", [
      tenant.organization.id,
    ]);
    expect(rows).toEqual([]);
  });
});

describe("the last owner", () => {
  it("can neither leave nor step down", async () => {
    await expect(remove(owner, owner)).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(setRole(owner, owner, "admin")).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await rolesNow()).toEqual(["owner"]);
  });

  it("remains when two owners leave at the same moment", async () => {
    const second = await addMember("owner");
    const outcomes = await Promise.allSettled([remove(owner, owner), remove(second, second)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await rolesNow()).toEqual(["owner"]);
  });

  it("remains when two owners demote each other at the same moment", async () => {
    const second = await addMember("owner");
    const outcomes = await Promise.allSettled([
      setRole(owner, second, "member"),
      setRole(second, owner, "member"),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await rolesNow()).toEqual(["member", "owner"]);
  });

  it("may go once there is another", async () => {
    const second = await addMember("owner");
    await remove(owner, owner);
    expect((await listMembers(second.context)).map(({ membershipId }) => membershipId)).toEqual([
      second.membershipId,
    ]);
  });
});

describe("removing a member", () => {
  it.each([
    ["owner", "owner", true],
    ["admin", "member", true],
    ["admin", "owner", false],
    ["member", "auditor", false],
    ["auditor", "member", false],
  ] as const)("by %s of %s: %s", async (actorRole, role, isAllowed) => {
    const actor = await addMember(actorRole);
    const target = await addMember(role);
    if (isAllowed) await remove(actor, target);
    else await expect(remove(actor, target)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("ends access with the next request, and leaves the account and other organisations alone", async () => {
    const member = await addMember("admin");
    const outcome = await signIn({ email: member.email, password: PASSWORD }, newOrigin());
    if (outcome.kind !== "signed-in") throw new Error(outcome.kind);
    const enter = () => findEntry(outcome.sessionId, tenant.organization.slug);
    expect((await enter())?.role).toBe("admin");
    await remove(owner, member);
    expect(await enter()).toMatchObject({ role: null, session: { user: { email: member.email } } });
    expect(await listOrganizationsOf(outcome.userId)).toEqual([]);
  });

  it.each(["admin", "member", "auditor", "billing"] as const)("lets a %s leave", async (role) => {
    const member = await addMember(role);
    await remove(member, member);
    expect(await rolesNow()).toEqual(["owner"]);
  });

  it("of another organisation is refused as if there were none", async () => {
    const { context } = await createOrganizationFixture("Elsewhere");
    const [foreign] = await listMembers(context);
    const membershipId = foreign?.membershipId ?? "";
    for (const id of [membershipId, newId()]) {
      await expect(removeMember(owner.context, { membershipId: id })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
      await expect(
        changeMemberRole(owner.context, { membershipId: id, role: "member" }),
      ).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    expect(await listMembers(context)).toHaveLength(1);
  });
});
