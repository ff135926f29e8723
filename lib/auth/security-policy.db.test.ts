import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startSession, type SignInProof } from "@/lib/accounts/sessions";
import { hashPassword } from "@/lib/accounts/password-hash";
import { withPlatform } from "@/lib/db/with-platform";
import { updateSecurityPolicy } from "@/lib/organizations/mutations/update-security-policy";
import type { UpdateSecurityPolicyInput } from "@/lib/organizations/security-policy-schema";
import { countTwoFactorCoverage, getSecurityPolicy } from "@/lib/organizations/security-policy-queries";
import { settleBackgroundWork } from "@/lib/http/after-response";
import { advanceClock } from "@/scripts/testing/advance-clock";
import { newOrigin, PASSWORD } from "@/scripts/testing/account-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { setUpAuthenticator } from "@/scripts/testing/two-factor-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { organizationAction } from "./action-client";
import { findOrganization, findRequirement, requireOrganization } from "./organization-context";
import { organizationRoute } from "./organization-route";
import { writeSessionCookie } from "./session-cookie";

// The browser: Next hands its headers and cookies to the code under test.
const browser = vi.hoisted(() => ({ cookies: new Map<string, string>() }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-forwarded-for": "192.0.2.7", "user-agent": "Firefox" }),
  cookies: async () => ({
    get: (name: string) => ({ value: browser.cookies.get(name) }),
    set: (name: string, value: string) => browser.cookies.set(name, value),
  }),
}));

const HOUR = 60 * 60 * 1_000;
const OPEN: UpdateSecurityPolicyInput = {
  requireTwoFactor: false,
  graceDays: 0,
  sessionMaxHours: null,
  signInMethods: ["password", "passkey"],
};

let tenant: OrganizationFixture;
let restoreClock = () => {};
beforeEach(async () => {
  browser.cookies.clear();
  tenant = await createOrganizationFixture("Strict");
  await withPlatform("test", async (transaction) =>
    transaction.userCredential.create({
      data: { userId: tenant.user.id, passwordHash: await hashPassword(PASSWORD) },
    }),
  );
});
afterEach(async () => {
  restoreClock();
  await settleBackgroundWork();
});

async function enterWith(proof: SignInProof): Promise<void> {
  const id = await withPlatform("test", (transaction) =>
    startSession(transaction, tenant.user.id, newOrigin(), proof),
  );
  await writeSessionCookie(id);
}

const demand = (policy: Partial<UpdateSecurityPolicyInput>, method: SignInProof["method"] = "password") =>
  updateSecurityPolicy(tenant.context, { ...OPEN, ...policy }, method);

const isLetIn = async () => (await findOrganization(tenant.organization.slug)) !== null;

describe("an organisation that requires two factors", () => {
  it("keeps a password alone out of pages, actions and downloads, and says what is missing", async () => {
    await enterWith({ method: "password", factor: null });
    expect(await isLetIn()).toBe(true);
    await demand({ requireTwoFactor: true });

    const { slug } = tenant.organization;
    await expect(requireOrganization(slug)).rejects.toThrow("NEXT_REDIRECT");
    const act = organizationAction.metadata({ permission: "organization.read" }).action(async () => "done");
    expect((await act(slug)).serverError).toMatchObject({ code: "NOT_FOUND" });
    const download = organizationRoute(async () => new Response("secret"));
    const request = new Request(`http://localhost/${slug}/security/export`);
    const response = await download(request, { params: Promise.resolve({ organization: slug }) });
    expect(response.status).toBe(404);
    expect(await findRequirement(slug)).toMatchObject({ verdict: { kind: "set-up-two-factor" } });
  });

  it("opens once an authenticator app is set up", async () => {
    await demand({ requireTwoFactor: true });
    const { session } = await setUpAuthenticator(tenant.user);
    await writeSessionCookie(session.id);
    expect(await isLetIn()).toBe(true);
    expect(await findRequirement(tenant.organization.slug)).toBeNull();
  });

  it("lets members work during the grace, tells them until when, and closes at its end", async () => {
    await enterWith({ method: "password", factor: null });
    await demand({ requireTwoFactor: true, graceDays: 7 });
    const context = await findOrganization(tenant.organization.slug);
    const dueAt = context?.viewer.setUpTwoFactorBy;
    expect(dueAt).toEqual((await getSecurityPolicy(tenant.context)).requireTwoFactorFrom);
    restoreClock = advanceClock(7 * 24 * HOUR + 1_000);
    expect(await isLetIn()).toBe(false);
  });

  it("keeps the date of a requirement that stands when something else is changed", async () => {
    await demand({ requireTwoFactor: true, graceDays: 7 });
    const { requireTwoFactorFrom } = await getSecurityPolicy(tenant.context);
    await demand({ requireTwoFactor: true, graceDays: 0, sessionMaxHours: 8 });
    expect(await getSecurityPolicy(tenant.context)).toMatchObject({
      requireTwoFactorFrom,
      sessionMaxHours: 8,
    });
  });

  it("demands nothing of other organisations", async () => {
    await demand({ requireTwoFactor: true });
    const other = await createOrganizationFixture("Lenient");
    expect((await getSecurityPolicy(other.context)).requireTwoFactorFrom).toBeNull();
    const id = await withPlatform("test", (transaction) =>
      startSession(transaction, other.user.id, newOrigin()),
    );
    await writeSessionCookie(id);
    expect(await findOrganization(other.organization.slug)).not.toBeNull();
  });
});

describe("an organisation that limits sessions and methods", () => {
  it("has members sign in again after its hours", async () => {
    await enterWith({ method: "password", factor: null });
    await demand({ sessionMaxHours: 8 });
    restoreClock = advanceClock(8 * HOUR - 60_000);
    expect(await isLetIn()).toBe(true);
    restoreClock();
    restoreClock = advanceClock(8 * HOUR + 1_000);
    expect(await isLetIn()).toBe(false);
    expect(await findRequirement(tenant.organization.slug)).toMatchObject({
      verdict: { kind: "sign-in-again", because: "age" },
    });
  });

  it("refuses passwords where passkeys alone are allowed, but not to whoever would lock themselves out", async () => {
    await expect(demand({ signInMethods: ["passkey"] })).rejects.toMatchObject({
      fields: [{ field: "signInMethods" }],
    });
    await demand({ signInMethods: ["passkey"] }, "passkey");
    await enterWith({ method: "password", factor: "totp" });
    expect(await isLetIn()).toBe(false);
    await enterWith({ method: "passkey", factor: "passkey" });
    expect(await isLetIn()).toBe(true);
  });
});

describe("the policy", () => {
  it("is changed by owners and admins alone, and audited with what was and is", async () => {
    for (const role of ["member", "auditor", "billing"] as const) {
      const { context } = await createOrganizationFixture("Roles", role);
      await expect(updateSecurityPolicy(context, OPEN, "password")).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
    }
    await demand({ sessionMaxHours: 24 });
    const { rows } = await asSuperuser(
      "SELECT before, after FROM audit_logs WHERE organization_id = $1 AND action = 'organization.update_security_policy'",
      [tenant.organization.id],
    );
    expect(rows).toEqual([
      {
        // Nothing was demanded before, so every method was allowed.
        before: {
          requireTwoFactorFrom: null,
          sessionMaxHours: null,
          signInMethods: "password, passkey, provider, sso",
        },
        after: { requireTwoFactorFrom: null, sessionMaxHours: 24, signInMethods: "password, passkey" },
      },
    ]);
  });

  it("tells how many members have a second factor", async () => {
    expect(await countTwoFactorCoverage(tenant.context)).toEqual({ members: 1, withSecondFactor: 0 });
    await setUpAuthenticator(tenant.user);
    expect(await countTwoFactorCoverage(tenant.context)).toEqual({ members: 1, withSecondFactor: 1 });
  });
});
