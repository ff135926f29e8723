import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { signIn } from "@/lib/accounts/mutations/sign-in";
import type { ActiveSession } from "@/lib/accounts/sessions";
import { memberContext, type OrganizationContext } from "@/lib/core/context";
import type { Role } from "@/lib/core/roles";
import { advanceClock } from "@/scripts/testing/advance-clock";
import {
  createAccount,
  getSession,
  mailedToken,
  mailsTo,
  newEmail,
  newOrigin,
  PASSWORD,
  type AccountFixture,
} from "@/scripts/testing/account-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { findEntry } from "./entry";
import { findInvitation, listPendingInvitations } from "./invitations";
import { acceptInvitation, signUpByInvitation } from "./mutations/accept-invitation";
import { changeMemberRole } from "./mutations/change-member-role";
import { inviteMember } from "./mutations/invite-member";
import { resendInvitation, revokeInvitation } from "./mutations/manage-invitation";
import { removeMember } from "./mutations/remove-member";
import { SignUpByInvitationInput } from "./schema";

const DAY = 24 * 60 * 60 * 1_000;

let tenant: OrganizationFixture;
let owner: OrganizationContext;
let email: string;
let restoreClock = () => {};
beforeEach(async () => {
  tenant = await createOrganizationFixture("Inviting");
  owner = tenant.context;
  email = newEmail();
});
afterEach(() => restoreClock());

async function invite(role: Role = "member", context = owner): Promise<string> {
  await inviteMember(context, { email, role });
  return mailedToken(email, "invitation");
}

async function sessionOf(account: AccountFixture): Promise<ActiveSession> {
  const outcome = await signIn({ email: account.email, password: PASSWORD }, newOrigin());
  if (outcome.kind !== "signed-in") throw new Error(`Sign-in was ${outcome.kind}.`);
  return getSession(outcome.sessionId);
}

async function invitedPerson(): Promise<ActiveSession> {
  const account = await createAccount();
  email = account.email;
  return sessionOf(account);
}

function signUpWith(token: string): ReturnType<typeof signUpByInvitation> {
  const input = { token, name: "Guest", password: PASSWORD, timeZone: "UTC" };
  return signUpByInvitation(SignUpByInvitationInput.parse(input), newOrigin());
}

async function roleOf(session: { id: string }): Promise<Role | null | undefined> {
  return (await findEntry(session.id, tenant.organization.slug))?.role;
}

async function member(role: Role): Promise<{ context: OrganizationContext; membershipId: string }> {
  const account = await createAccount();
  const { rows } = await asSuperuser(
    "INSERT INTO memberships (organization_id, user_id, role) VALUES ($1, $2, $3) RETURNING id",
    [tenant.organization.id, account.id, role],
  );
  const [{ id: membershipId }] = rows as [{ id: string }];
  const { organization } = tenant;
  return { context: memberContext({ organization, user: account, role, origin: newOrigin() }), membershipId };
}

async function pendingId(): Promise<string> {
  return (await listPendingInvitations(owner))[0]?.id ?? "";
}

describe("an invitation", () => {
  it("lets an invited person who has an account join with the offered role", async () => {
    const session = await invitedPerson();
    expect(await roleOf(session)).toBeNull();
    const slug = await acceptInvitation(session, await invite("auditor"), newOrigin());
    expect(slug).toBe(tenant.organization.slug);
    expect(await roleOf(session)).toBe("auditor");
  });

  it("lets an invited person without an account sign up, confirmed and signed in at once", async () => {
    const { sessionId, slug } = await signUpWith(await invite("admin"));
    expect(slug).toBe(tenant.organization.slug);
    expect(await roleOf({ id: sessionId })).toBe("admin");
    expect((await signIn({ email, password: PASSWORD }, newOrigin())).kind).toBe("signed-in");
  });

  it("creates no account before it is accepted", async () => {
    await invite();
    expect((await asSuperuser("SELECT 1 FROM users WHERE email = $1", [email])).rowCount).toBe(0);
    expect((await signIn({ email, password: "" }, newOrigin())).kind).toBe("refused");
  });

  it("is stored as a hash only and shown to nobody but in the mail", async () => {
    const token = await invite();
    const { rows } = await asSuperuser(
      "SELECT (SELECT json_agg(i) FROM invitations i)::text || (SELECT json_agg(a) FROM audit_logs a)::text || (SELECT json_agg(p) FROM audit_personal_data p)::text AS text",
    );
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(await listPendingInvitations(owner))).not.toContain(token);
  });

  it("works once, also for two clicks at once", async () => {
    const session = await invitedPerson();
    const token = await invite();
    const outcomes = await Promise.allSettled([
      acceptInvitation(session, token, newOrigin()),
      acceptInvitation(session, token, newOrigin()),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await findInvitation(token)).toBeNull();
  });

  it("is of no use to anybody else who holds the link", async () => {
    const token = await invite();
    const stranger = await sessionOf(await createAccount());
    await expect(acceptInvitation(stranger, token, newOrigin())).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await findInvitation(token)).not.toBeNull();
  });

  it("is of no use to an account that never confirmed the invited address", async () => {
    const squatter = await createAccount({ isVerified: false });
    email = squatter.email;
    const token = await invite();
    const session = { id: "none", user: { ...squatter, timeZone: "UTC", isStaff: false } };
    await expect(acceptInvitation(session, token, newOrigin())).rejects.toMatchObject({ code: "FORBIDDEN" });
    // The one who reads the mail takes the address over, and the squatter's password is gone.
    const { sessionId } = await signUpByInvitation(
      { token, name: "Real Guest", password: "granite-lemon-orbit-82", timeZone: "UTC" },
      newOrigin(),
    );
    expect((await getSession(sessionId)).user.name).toBe("Real Guest");
    expect((await signIn({ email, password: PASSWORD }, newOrigin())).kind).toBe("refused");
  });

  it("does not overwrite the password of an existing account", async () => {
    await invitedPerson();
    await expect(signUpWith(await invite())).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await signIn({ email, password: PASSWORD }, newOrigin())).kind).toBe("signed-in");
  });

  it("works for seven days", async () => {
    const token = await invite();
    restoreClock = advanceClock(7 * DAY - 60_000);
    expect(await findInvitation(token)).toMatchObject({ email });
    restoreClock();
    restoreClock = advanceClock(7 * DAY);
    expect(await findInvitation(token)).toBeNull();
    await expect(signUpWith(token)).rejects.toMatchObject({ code: "GONE" });
    expect(await listPendingInvitations(owner)).toMatchObject([{ email, isExpired: true }]);
  });

  it("sent again works with the new link only, for seven days more", async () => {
    const first = await invite();
    restoreClock = advanceClock(6 * DAY);
    await resendInvitation(owner, { invitationId: await pendingId() });
    const second = await mailedToken(email, "invitation");
    restoreClock();
    restoreClock = advanceClock(12 * DAY);
    await expect(signUpWith(first)).rejects.toMatchObject({ code: "GONE" });
    await signUpWith(second);
  });

  it("taken back is dead", async () => {
    const token = await invite();
    const invitationId = await pendingId();
    await revokeInvitation(owner, { invitationId });
    await expect(signUpWith(token)).rejects.toMatchObject({ code: "GONE" });
    await expect(revokeInvitation(owner, { invitationId })).rejects.toMatchObject({ code: "GONE" });
    await expect(resendInvitation(owner, { invitationId })).rejects.toMatchObject({ code: "GONE" });
  });

  it("replaces an open one of the same address", async () => {
    const first = await invite("admin");
    const second = await invite("member");
    expect(await findInvitation(first)).toBeNull();
    expect(await findInvitation(second)).toMatchObject({ role: "member" });
    expect(await listPendingInvitations(owner)).toHaveLength(1);
  });

  it("is not sent to a member", async () => {
    const session = await invitedPerson();
    await acceptInvitation(session, await invite(), newOrigin());
    await expect(invite()).rejects.toMatchObject({ code: "CONFLICT", fields: [{ field: "email" }] });
  });

  it("of a closed organisation is dead", async () => {
    const token = await invite();
    await asSuperuser("UPDATE organizations SET deleted_at = now() WHERE id = $1", [tenant.organization.id]);
    expect(await findInvitation(token)).toBeNull();
    await expect(signUpWith(token)).rejects.toMatchObject({ code: "GONE" });
  });

  it("of another organisation cannot be managed", async () => {
    await invite();
    const invitationId = await pendingId();
    const { context: stranger } = await createOrganizationFixture("Stranger");
    for (const manage of [resendInvitation, revokeInvitation])
      await expect(manage(stranger, { invitationId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it.each(["", "nonsense", "A".repeat(43)])("with the invented secret %j does not exist", async (token) => {
    expect(await findInvitation(token)).toBeNull();
  });

  it("is mailed at most five times an hour to one address, whoever sends it and how", async () => {
    await invite();
    const invitationId = await pendingId();
    for (let count = 0; count < 3; count += 1) await resendInvitation(owner, { invitationId });
    const { context: other } = await createOrganizationFixture("Second inviter");
    await inviteMember(other, { email, role: "member" });
    await expect(inviteMember(other, { email, role: "member" })).rejects.toMatchObject({
      code: "RATE_LIMITED",
    });
    await expect(resendInvitation(owner, { invitationId })).rejects.toMatchObject({ code: "RATE_LIMITED" });
    expect(await mailsTo(email)).toHaveLength(5);
  });
});

describe("an inviter", () => {
  it.each([
    ["owner", "owner", true],
    ["admin", "owner", false],
    ["admin", "admin", true],
    ["admin", "billing", true],
    ["member", "member", false],
    ["auditor", "auditor", false],
    ["billing", "billing", false],
  ] as const)("with the role %s inviting as %s: %s", async (inviterRole, role, isAllowed) => {
    const { context } = await member(inviterRole);
    const inviting = inviteMember(context, { email, role });
    if (isAllowed) await inviting;
    else await expect(inviting).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await mailsTo(email)).toHaveLength(isAllowed ? 1 : 0);
  });

  it("with a lower role can neither renew nor take back an owner's invitation of an owner", async () => {
    await invite("owner");
    const { context: admin } = await member("admin");
    const invitationId = await pendingId();
    for (const manage of [resendInvitation, revokeInvitation])
      await expect(manage(admin, { invitationId })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("who is removed leaves no working invitation behind", async () => {
    const { context: admin, membershipId } = await member("admin");
    const token = await invite("member", admin);
    await removeMember(owner, { membershipId });
    expect(await findInvitation(token)).toBeNull();
  });

  it("who is demoted keeps no invitation above the new role", async () => {
    const { context: second, membershipId } = await member("owner");
    const asOwner = await invite("owner", second);
    const asMember = ((email = newEmail()), await invite("member", second));
    await changeMemberRole(owner, { membershipId, role: "admin" });
    expect(await findInvitation(asOwner)).toBeNull();
    expect(await findInvitation(asMember)).not.toBeNull();
  });

  it("who was removed or demoted a moment ago cannot invite with the old rights", async () => {
    const removed = await member("admin");
    await removeMember(owner, { membershipId: removed.membershipId });
    await expect(inviteMember(removed.context, { email, role: "member" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const demoted = await member("admin");
    await changeMemberRole(owner, { membershipId: demoted.membershipId, role: "member" });
    await expect(inviteMember(demoted.context, { email, role: "admin" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await mailsTo(email)).toEqual([]);
  });
});
