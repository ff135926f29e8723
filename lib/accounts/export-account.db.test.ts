import { describe, expect, it } from "vitest";
import { createApiKey } from "@/lib/api-keys/mutations";
import { now } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";
import { accountActions, createAccount, newOrigin } from "@/scripts/testing/account-fixture";
import { addMemberFixture, joinOrganization } from "@/scripts/testing/member-fixture";
import { createOrganizationFixture } from "@/scripts/testing/organization-fixture";
import { setUpAuthenticator, signInWithPassword } from "@/scripts/testing/two-factor-fixture";
import { exportAccount } from "./export-account";

/** Tables that name people and that the export reads. */
const EXPORTED_TABLES = [
  "memberships",
  "sessions",
  "linked_identities",
  "sso_identities",
  "totp_factors",
  "passkeys",
  "user_phones",
  "notifications",
  "notification_preferences",
  "alert_preferences",
  "alert_notes",
  "incident_roles",
  "on_call_overrides",
  "onboardings",
  "tour_progress",
  "support_uploads",
  "checkpoint_readers",
  "audit_personal_data",
];

const TABLES_LEFT_OUT: Record<string, string> = {
  user_credentials: "secret",
  user_tokens: "secret",
  recovery_codes: "secret",
  passkey_challenges: "secret of a few minutes",
  pending_sign_ins: "secret of a few minutes",
  on_call_feeds: "secret address",
  notification_deliveries: "told to a person, and listed below mails and notifications",
  escalation_recipients: "what an organisation decided, named by roles and schedules",
  recipient_group_members: "what an organisation decided",
  on_call_participants: "what an organisation decided",
  compliance_assignments: "what an organisation decided",
  alert_views: "filters without a person's data",
  post_mortem_actions: "the organisation's own record",
};

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

  it("names the accounts of other providers, without which a person could not be found there", async () => {
    const account = await createAccount();
    await withPlatform("connect an account", (transaction) =>
      transaction.linkedIdentity.create({
        data: {
          userId: account.id,
          provider: "github",
          subject: "octo-7",
          email: account.email,
          createdAt: now(),
        },
      }),
    );
    const { lists } = await exportAccount(await signInWithPassword(account.email), newOrigin());
    expect(lists.connected_accounts?.rows).toMatchObject([{ provider: "github", subject: "octo-7" }]);
  });

  it("reads every table that names people, or says why not", async () => {
    const columns = await withPlatform(
      "list what names people",
      (transaction) =>
        transaction.$queryRaw<{ tableName: string }[]>`
        SELECT DISTINCT columns.table_name::text AS "tableName"
          FROM information_schema.columns
          JOIN information_schema.tables USING (table_schema, table_name)
         WHERE columns.table_schema = 'public' AND tables.table_type = 'BASE TABLE'
           AND columns.column_name IN ('user_id', 'author_id', 'owner_id', 'subject_id')`,
    );
    const known = [...EXPORTED_TABLES, ...Object.keys(TABLES_LEFT_OUT)];
    expect(columns.map(({ tableName }) => tableName).filter((name) => !known.includes(name))).toEqual([]);
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
