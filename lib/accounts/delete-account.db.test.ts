import { beforeEach, describe, expect, it } from "vitest";
import { chainReader } from "@/lib/audit/reader";
import { verifyChain } from "@/lib/audit/verify";
import { withPlatform } from "@/lib/db/with-platform";
import { inviteMember } from "@/lib/organizations/mutations/invite-member";
import { listOrganizationsOf } from "@/lib/organizations/queries";
import { securityEventWriter } from "@/lib/security-events/writer";
import {
  createAccount,
  mailsTo,
  newOrigin,
  PASSWORD,
  type AccountFixture,
} from "@/scripts/testing/account-fixture";
import { addMemberFixture, joinOrganization, type MemberFixture } from "@/scripts/testing/member-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { signInWithPassword } from "@/scripts/testing/two-factor-fixture";
import { deleteAccount } from "./mutations/delete-account";
import { signIn } from "./mutations/sign-in";

let account: AccountFixture;
let tenant: OrganizationFixture;
beforeEach(async () => {
  account = await createAccount();
  tenant = await createOrganizationFixture("Kept");
});

async function remove(password = PASSWORD): Promise<void> {
  await deleteAccount(await signInWithPassword(account.email), { password }, newOrigin());
}

async function textOf(table: string): Promise<string> {
  const { rows } = await asSuperuser(`SELECT ${table}::text AS text FROM ${table}`);
  return JSON.stringify(rows);
}

async function leaveTraces({ context }: MemberFixture): Promise<void> {
  await inviteMember(context, { email: `guest-${account.email}`, role: "member" });
  await securityEventWriter().add({
    organizationId: tenant.organization.id,
    kind: "authentication.failed",
    severity: "low",
    source: "product",
    occurredAt: new Date(),
    actor: { kind: "user", id: account.id, name: account.name },
    sourceAddress: "192.0.2.77",
    userAgent: "test",
    target: null,
    detail: {},
    idempotencyKey: null,
  });
}

describe("a deleted account", () => {
  it("is gone with all that identifies its person, and every chain stays whole", async () => {
    const member = await joinOrganization(tenant.organization, account, "admin");
    await leaveTraces(member);
    await remove();
    expect((await signIn({ email: account.email, password: PASSWORD }, newOrigin())).kind).toBe("refused");
    for (const table of ["users", "memberships", "sessions", "audit_personal_data"])
      expect(await textOf(table), table).not.toContain(account.id);
    const { rows } = await asSuperuser(
      `SELECT actor_id, actor_name, host(source_address) AS address FROM security_events WHERE organization_id = $1`,
      [tenant.organization.id],
    );
    expect(rows).toContainEqual({ actor_id: null, actor_name: null, address: null });
    expect(JSON.stringify(rows)).not.toContain(account.id);
    const reader = chainReader(tenant.organization.id, (work) => withPlatform("verify", work));
    expect(await verifyChain(reader)).toMatchObject({ state: "intact" });
  });

  it("is confirmed by a last mail, and earlier mails are gone", async () => {
    await remove();
    expect((await mailsTo(account.email)).map(({ template }) => template)).toEqual(["account-deleted"]);
  });

  it("closes the organisations that nobody else belongs to, and leaves the others", async () => {
    const alone = await createOrganizationFixture("Alone");
    await asSuperuser("DELETE FROM memberships WHERE organization_id = $1", [alone.organization.id]);
    await joinOrganization(alone.organization, account, "owner");
    await joinOrganization(tenant.organization, account, "member");
    await remove();
    const { rows } = await asSuperuser(
      "SELECT id, deleted_at IS NOT NULL AS closed FROM organizations WHERE id = ANY($1) ORDER BY closed",
      [[alone.organization.id, tenant.organization.id]],
    );
    expect(rows).toEqual([
      { id: tenant.organization.id, closed: false },
      { id: alone.organization.id, closed: true },
    ]);
  });

  it("is refused while others would be left without an owner, and nothing changes", async () => {
    const shared = await createOrganizationFixture("Shared", "member");
    await joinOrganization(shared.organization, account, "owner");
    await joinOrganization(tenant.organization, account, "member");
    await expect(remove()).rejects.toMatchObject({
      code: "CONFLICT",
      message: expect.stringContaining("Shared") as string,
    });
    expect(await listOrganizationsOf(account.id)).toHaveLength(2);
  });

  it("needs the right password", async () => {
    await expect(remove("wrong")).rejects.toMatchObject({
      code: "INVALID_INPUT",
      fields: [{ field: "password" }],
    });
    expect((await signIn({ email: account.email, password: PASSWORD }, newOrigin())).kind).toBe("signed-in");
  });

  it("leaves other people's names in audit logs alone", async () => {
    const other = await addMemberFixture(tenant.organization, "admin");
    await inviteMember(other.context, { email: `friend-${account.email}`, role: "member" });
    await joinOrganization(tenant.organization, account, "member");
    await remove();
    expect(await textOf("audit_personal_data")).toContain(other.user.id);
  });
});
