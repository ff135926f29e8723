import { beforeAll, describe, expect, it } from "vitest";
import { changePassword } from "@/lib/accounts/mutations/change-password";
import { resetPassword } from "@/lib/accounts/mutations/reset-password";
import { revokeOtherSessions, revokeSession } from "@/lib/accounts/mutations/revoke-sessions";
import { requestPasswordReset, resendVerification } from "@/lib/accounts/mutations/send-link";
import { signIn } from "@/lib/accounts/mutations/sign-in";
import { signUp } from "@/lib/accounts/mutations/sign-up";
import { updateProfile } from "@/lib/accounts/mutations/update-profile";
import { verifyEmail } from "@/lib/accounts/mutations/verify-email";
import type { ActiveSession } from "@/lib/accounts/sessions";
import {
  createAccount,
  getSession,
  mailedToken,
  newEmail,
  newOrigin,
  PASSWORD,
  type AccountFixture,
} from "@/scripts/testing/account-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { listPendingInvitations } from "./invitations";
import { acceptInvitation, signUpByInvitation } from "./mutations/accept-invitation";
import { changeMemberRole } from "./mutations/change-member-role";
import { createOrganization } from "./mutations/create-organization";
import { inviteMember } from "./mutations/invite-member";
import { resendInvitation, revokeInvitation } from "./mutations/manage-invitation";
import { removeMember } from "./mutations/remove-member";
import { updateOrganization } from "./mutations/update-organization";

const NEW_PASSWORD = "granite-lemon-orbit-82";
const TABLES = [
  "users",
  "user_credentials",
  "user_tokens",
  "sessions",
  "organizations",
  "memberships",
  "invitations",
  "mail_messages",
];

/** What a change starts from: everybody and everything it may need. */
type Stage = {
  account: AccountFixture;
  session: ActiveSession;
  tenant: OrganizationFixture;
  /** A plain member of the organisation. */
  membershipId: string;
  invitedEmail: string;
  invitationId: string;
  email: string;
};

type Change = () => Promise<unknown>;

const CHANGES: [string, (stage: Stage) => Promise<Change> | Change, string[]][] = [
  [
    "signing up",
    ({ email }) =>
      () =>
        signUp(person(email), newOrigin()),
    ["accounts.sign_up"],
  ],
  [
    "asking for the confirmation again",
    async ({ email }) => {
      await signUp(person(email), newOrigin());
      return () => resendVerification(email, newOrigin());
    },
    ["accounts.resend_verification"],
  ],
  [
    "confirming an address",
    async ({ email }) => {
      await signUp(person(email), newOrigin());
      const token = await mailedToken(email, "verify-email");
      return () => verifyEmail({ token, password: PASSWORD }, newOrigin());
    },
    ["accounts.verify_email", "sessions.start"],
  ],
  [
    "signing in",
    ({ account }) =>
      () =>
        signInAs(account.email),
    ["sessions.start"],
  ],
  [
    "the failure that locks",
    async ({ account }) => {
      const fail = () => signIn({ email: account.email, password: "wrong" }, newOrigin());
      await Promise.all(Array.from({ length: 9 }, fail));
      return fail;
    },
    ["accounts.lock"],
  ],
  [
    "asking for a reset",
    ({ account }) =>
      () =>
        requestPasswordReset(account.email, newOrigin()),
    ["passwords.request_reset"],
  ],
  [
    "resetting a password",
    async ({ account }) => {
      await requestPasswordReset(account.email, newOrigin());
      const token = await mailedToken(account.email, "reset-password");
      return () => resetPassword({ token, password: NEW_PASSWORD }, newOrigin());
    },
    ["passwords.reset"],
  ],
  [
    "changing a password",
    ({ session }) =>
      () =>
        changePassword(session, { currentPassword: PASSWORD, newPassword: NEW_PASSWORD }, newOrigin()),
    ["passwords.change"],
  ],
  [
    "changing a profile",
    ({ session }) =>
      () =>
        updateProfile(session, { name: "New Name", timeZone: "UTC" }, newOrigin()),
    ["accounts.update_profile"],
  ],
  [
    "ending a session",
    ({ session }) =>
      () =>
        revokeSession(session, session.id, newOrigin()),
    ["sessions.revoke"],
  ],
  [
    "ending other sessions",
    async ({ account, session }) => {
      await signInAs(account.email);
      return () => revokeOtherSessions(session, newOrigin());
    },
    ["sessions.revoke_others"],
  ],
  [
    "founding an organisation",
    ({ session, account }) =>
      () =>
        createOrganization(session, { ...ORGANIZATION, slug: `new-${account.id.slice(-12)}` }, newOrigin()),
    ["organization.create"],
  ],
  [
    "changing an organisation",
    ({ tenant }) =>
      () =>
        updateOrganization(tenant.context, { ...ORGANIZATION, slug: `${tenant.organization.slug}-2` }),
    ["organization.update"],
  ],
  [
    "inviting",
    ({ tenant, email }) =>
      () =>
        inviteMember(tenant.context, { email, role: "member" }),
    ["members.invite"],
  ],
  [
    "inviting again",
    ({ tenant, invitationId }) =>
      () =>
        resendInvitation(tenant.context, { invitationId }),
    ["members.resend_invitation"],
  ],
  [
    "taking an invitation back",
    ({ tenant, invitationId }) =>
      () =>
        revokeInvitation(tenant.context, { invitationId }),
    ["members.revoke_invitation"],
  ],
  [
    "joining",
    async ({ session, invitedEmail }) => {
      const token = await mailedToken(invitedEmail, "invitation");
      return () => acceptInvitation(session, token, newOrigin());
    },
    ["members.join"],
  ],
  [
    "signing up by invitation",
    async ({ tenant, email }) => {
      await inviteMember(tenant.context, { email, role: "member" });
      const token = await mailedToken(email, "invitation");
      const guest = { token, name: "Guest", password: PASSWORD, timeZone: "UTC" };
      return () => signUpByInvitation(guest, newOrigin());
    },
    ["accounts.sign_up", "members.join", "sessions.start"],
  ],
  [
    "changing a role",
    ({ tenant, membershipId }) =>
      () =>
        changeMemberRole(tenant.context, { membershipId, role: "admin" }),
    ["members.change_role"],
  ],
  [
    "removing a member",
    ({ tenant, membershipId }) =>
      () =>
        removeMember(tenant.context, { membershipId }),
    ["members.remove"],
  ],
];

const ORGANIZATION = { name: "Renamed", timeZone: "Europe/Berlin" };

function person(email: string) {
  return { name: "Mira Person", email, password: PASSWORD, timeZone: "UTC" };
}

async function signInAs(email: string): Promise<ActiveSession> {
  const outcome = await signIn({ email, password: PASSWORD }, newOrigin());
  if (outcome.kind !== "signed-in") throw new Error(`Sign-in was ${outcome.kind}.`);
  return getSession(outcome.sessionId);
}

async function setStage(): Promise<Stage> {
  const tenant = await createOrganizationFixture("Audited");
  const account = await createAccount();
  const member = await createAccount();
  const { rows } = await asSuperuser(
    "INSERT INTO memberships (organization_id, user_id, role) VALUES ($1, $2, 'member') RETURNING id",
    [tenant.organization.id, member.id],
  );
  const [{ id: membershipId }] = rows as [{ id: string }];
  await inviteMember(tenant.context, { email: account.email, role: "member" });
  const [invitation] = await listPendingInvitations(tenant.context);
  return {
    tenant,
    account,
    membershipId,
    session: await signInAs(account.email),
    invitedEmail: account.email,
    invitationId: invitation?.id ?? "",
    email: newEmail(),
  };
}

async function everything(): Promise<unknown> {
  const digests = TABLES.map(
    (table) =>
      `'${table}', (SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM ${table} t)`,
  );
  const { rows } = await asSuperuser(`SELECT json_build_object(${digests.join(", ")}) AS digests`);
  return rows[0];
}

async function auditedActions(): Promise<string[]> {
  const { rows } = await asSuperuser("SELECT action FROM audit_logs ORDER BY recorded_at, id");
  return (rows as { action: string }[]).map(({ action }) => action);
}

async function whileAuditFails(change: Change): Promise<unknown> {
  await asSuperuser("ALTER TABLE audit_logs ENABLE TRIGGER fail_for_test");
  try {
    return await change().then(
      () => "succeeded",
      () => "failed",
    );
  } finally {
    await asSuperuser("ALTER TABLE audit_logs DISABLE TRIGGER fail_for_test");
  }
}

describe("a change and its audit entry", () => {
  beforeAll(async () => {
    await asSuperuser(`
      CREATE FUNCTION fail_for_test() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'the audit log cannot be written'; END $$;
      CREATE TRIGGER fail_for_test BEFORE INSERT ON audit_logs FOR EACH ROW EXECUTE FUNCTION fail_for_test();
      ALTER TABLE audit_logs DISABLE TRIGGER fail_for_test`);
  });

  it.each(CHANGES)("of %s happen together or not at all", async (_name, prepare, actions) => {
    const change = await prepare(await setStage());
    const [stateBefore, actionsBefore] = [await everything(), await auditedActions()];

    expect(await whileAuditFails(change)).toBe("failed");
    expect(await everything()).toEqual(stateBefore);
    expect(await auditedActions()).toEqual(actionsBefore);

    await repeat(change);
    expect(await everything()).not.toEqual(stateBefore);
    expect((await auditedActions()).slice(actionsBefore.length).sort()).toEqual(actions);
  });
});

/** The failed attempt counts as one: what locks needs its tenth failure to be the last again. */
async function repeat(change: Change): Promise<void> {
  await asSuperuser("UPDATE sign_in_throttles SET failures = least(failures, 9)");
  await change();
}
