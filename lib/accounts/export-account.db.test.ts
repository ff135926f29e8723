import { describe, expect, it } from "vitest";
import { createApiKey } from "@/lib/api-keys/mutations";
import { accountActions, createAccount, newOrigin } from "@/scripts/testing/account-fixture";
import { addMemberFixture, joinOrganization } from "@/scripts/testing/member-fixture";
import { createOrganizationFixture } from "@/scripts/testing/organization-fixture";
import { setUpAuthenticator, signInWithPassword } from "@/scripts/testing/two-factor-fixture";
import { exportAccount } from "./export-account";

describe("the export of an account", () => {
  it("holds what is stored about its person, and nobody else's data or any secret", async () => {
    const tenant = await createOrganizationFixture("Exporting");
    const account = await createAccount();
    const member = await joinOrganization(tenant.organization, account, "admin");
    const other = await addMemberFixture(tenant.organization, "admin");
    const { token } = await createApiKey(member.context, {
      name: "Mine",
      scopes: ["metrics:write"],
      expiresInDays: 7,
    });
    await createApiKey(other.context, { name: "Theirs", scopes: ["metrics:write"], expiresInDays: 7 });
    const { session, secret, recoveryCodes } = await setUpAuthenticator(account);

    const exported = await exportAccount(session, newOrigin());
    expect(exported.account).toMatchObject({ email: account.email, name: account.name });
    const { lists } = exported;
    expect(lists.memberships?.rows).toMatchObject([{ role: "admin", organization: { name: "Exporting" } }]);
    expect(lists.api_keys?.rows).toMatchObject([{ name: "Mine" }]);
    expect(lists.sessions?.rows).toHaveLength(1);
    expect(lists.authenticator_apps?.rows).toHaveLength(1);
    expect(lists.audit_entries?.rows).toContainEqual(
      expect.objectContaining({ organization_id: tenant.organization.id, action: "api-keys.create" }),
    );
    expect(Object.values(lists).every(({ is_complete: isComplete }) => isComplete)).toBe(true);

    const text = JSON.stringify(exported);
    for (const foreign of [token, secret, ...recoveryCodes, other.user.id, other.user.email])
      expect(text).not.toContain(foreign);
  });

  it("stands in the account's own audit log, and is not given out without end", async () => {
    const account = await createAccount();
    const session = await signInWithPassword(account.email);
    for (let time = 0; time < 5; time += 1) await exportAccount(session, newOrigin());
    expect((await accountActions(account.id)).filter((action) => action === "accounts.export")).toHaveLength(
      5,
    );
    await expect(exportAccount(session, newOrigin())).rejects.toMatchObject({ code: "RATE_LIMITED" });
  });
});
