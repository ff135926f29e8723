import { beforeEach, describe, expect, it, vi } from "vitest";
import { startSession, type ActiveSession } from "@/lib/accounts/sessions";
import { listAuditEntries } from "@/lib/audit/queries";
import { AuditFilter } from "@/lib/audit/schema";
import { IDLE_FORM } from "@/lib/auth/form-state";
import { writeSessionCookie } from "@/lib/auth/session-cookie";
import { enterOrganizationAsStaff } from "@/lib/auth/staff-access";
import { newId } from "@/lib/core/ids";
import { withPlatform } from "@/lib/db/with-platform";
import { inviteMember } from "@/lib/organizations/mutations/invite-member";
import { listMembers } from "@/lib/organizations/queries";
import { createAccount, newOrigin } from "@/scripts/testing/account-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { lookIntoOrganizationAction } from "./actions";

const browser = vi.hoisted(() => ({ cookies: new Map<string, string>() }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "user-agent": "Firefox" }),
  cookies: async () => ({
    get: (name: string) => ({ value: browser.cookies.get(name) }),
    set: (name: string, value: string) => browser.cookies.set(name, value),
  }),
}));

const STAFF_EMAIL = "staff@regulix.test";
const REASON = "Ticket 4711: members cannot sign in";
vi.stubEnv("STAFF_EMAILS", STAFF_EMAIL);

type Person = { id: string; name: string; email: string };

async function createPerson(email: string | undefined, isMarked: boolean): Promise<Person> {
  const person = await createAccount();
  await asSuperuser("UPDATE users SET is_staff = $2, email = coalesce($3, email) WHERE id = $1", [
    person.id,
    isMarked,
    email ?? null,
  ]);
  return { ...person, email: email ?? person.email };
}

async function signInAs(person: Person): Promise<void> {
  await writeSessionCookie(
    await withPlatform("test", (transaction) => startSession(transaction, person.id, newOrigin())),
  );
}

function look(organizationId: string, reason = REASON) {
  const formData = new FormData();
  formData.set("organizationId", organizationId);
  formData.set("reason", reason);
  return lookIntoOrganizationAction({ ...IDLE_FORM, members: null }, formData);
}

async function auditLogOf({ context }: OrganizationFixture) {
  return (await listAuditEntries(context, AuditFilter.parse({}))).entries;
}

describe("a look of platform staff into an organisation", () => {
  let tenant: OrganizationFixture;
  let staff: Person;
  beforeEach(async () => {
    await asSuperuser("UPDATE users SET email = id || '@former.test' WHERE email = $1", [STAFF_EMAIL]);
    tenant = await createOrganizationFixture("Looked at");
    staff = await createPerson(STAFF_EMAIL, true);
    await signInAs(staff);
  });

  it("stands in that organisation's audit log with name and reason", async () => {
    const state = await look(tenant.organization.id);
    expect(state.members?.map(({ email }) => email)).toEqual([tenant.user.email]);
    const [entry, ...further] = await auditLogOf(tenant);
    expect(further).toEqual([]);
    expect(entry).toMatchObject({
      action: "staff.look",
      actor: { kind: "staff", name: staff.name, email: STAFF_EMAIL, reason: REASON },
      resource: { kind: "organization", id: tenant.organization.id },
    });
  });

  it("stands in no other organisation's audit log", async () => {
    const other = await createOrganizationFixture("Not looked at");
    await look(tenant.organization.id);
    expect(await auditLogOf(other)).toEqual([]);
  });

  it("shows nothing where its entry cannot be written", async () => {
    await asSuperuser("REVOKE INSERT ON audit_logs FROM regulix_platform");
    try {
      expect(await look(tenant.organization.id)).toMatchObject({ status: "failed", members: null });
    } finally {
      await asSuperuser("GRANT INSERT ON audit_logs TO regulix_platform");
    }
  });

  it("needs a reason that explains something", async () => {
    const state = await look(tenant.organization.id, "check");
    expect(state).toMatchObject({ members: null, fields: [{ field: "reason" }] });
    expect(await auditLogOf(tenant)).toEqual([]);
  });

  it.each([
    ["carries the mark of staff but is not in the setting", undefined, true],
    ["is in the setting but has not signed in as staff since", STAFF_EMAIL, false],
    ["is neither", undefined, false],
  ])("is refused to somebody who %s", async (_who, email, isMarked) => {
    await asSuperuser("UPDATE users SET email = id || '@former.test' WHERE email = $1", [STAFF_EMAIL]);
    await signInAs(await createPerson(email, isMarked));
    const state = await look(tenant.organization.id);
    expect(state.members).toBeNull();
    expect(state.message).toContain("does not exist");
    expect(await auditLogOf(tenant)).toEqual([]);
  });

  it("is refused to the signed-out, and of what does not exist", async () => {
    expect((await look(newId())).members).toBeNull();
    browser.cookies.clear();
    expect((await look(tenant.organization.id)).message).toContain("signed out");
    expect(await auditLogOf(tenant)).toEqual([]);
  });

  it("reads and never writes", async () => {
    const session: ActiveSession = {
      id: newId(),
      user: { ...staff, timeZone: "UTC", isStaff: true },
    };
    const origin = newOrigin();
    const context = await enterOrganizationAsStaff({ session, origin }, tenant.organization.id, REASON);
    expect(await listMembers(context)).toHaveLength(1);
    const invitation = inviteMember(context, { email: "new@example.test", role: "member" });
    await expect(invitation).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
