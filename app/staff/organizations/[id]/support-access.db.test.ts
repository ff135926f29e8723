import { beforeEach, describe, expect, it, vi } from "vitest";
import { startSession } from "@/lib/accounts/sessions";
import { listAuditEntries } from "@/lib/audit/queries";
import { AuditFilter } from "@/lib/audit/schema";
import { findOrganization, requireOrganization } from "@/lib/auth/organization-context";
import { writeSessionCookie } from "@/lib/auth/session-cookie";
import { useClock } from "@/lib/core/clock";
import { PERMISSION_ACTIONS } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { withPlatform } from "@/lib/db/with-platform";
import { listNotifications } from "@/lib/notifications/queries";
import { listMembers } from "@/lib/organizations/queries";
import { inviteMember } from "@/lib/organizations/mutations/invite-member";
import { createAccount, mailsTo, newOrigin } from "@/scripts/testing/account-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { endSupportAccessAction, startSupportAccessAction } from "./actions";

const browser = vi.hoisted(() => ({ cookies: new Map<string, string>(), path: "/" }));
vi.mock("next/headers", () => ({
  headers: async () =>
    new Headers({ "user-agent": "Firefox", "x-pathname": browser.path, "x-request-method": "GET" }),
  cookies: async () => ({
    get: (name: string) => ({ value: browser.cookies.get(name) }),
    set: (name: string, value: string) => browser.cookies.set(name, value),
  }),
}));
// Each call stands for a request of its own.
vi.mock("react", async (original) => ({
  ...(await original<typeof import("react")>()),
  cache: <Work>(work: Work) => work,
}));

const STAFF_EMAIL = "support@regulix.test";
const REASON = "Ticket 4711: charts are empty";
vi.stubEnv("STAFF_EMAILS", STAFF_EMAIL);

describe("support access to an organisation", () => {
  let tenant: OrganizationFixture;
  let staffId: string;

  const start = (reason = REASON) =>
    startSupportAccessAction({ organizationId: tenant.organization.id, reason });
  const end = () => endSupportAccessAction({ organizationId: tenant.organization.id });

  async function open(page: string) {
    browser.path = `/${tenant.organization.slug}${page}?q=secret`;
    return requireOrganization(tenant.organization.slug);
  }

  async function auditLog() {
    const { entries } = await listAuditEntries(tenant.context, AuditFilter.parse({}));
    return entries.reverse().map(({ action, actor, resource }) => ({
      action,
      reason: actor.reason,
      page: resource.kind === "page" ? resource.id : null,
    }));
  }

  async function countOf(table: "request_records" | "security_events"): Promise<number> {
    const { rows } = await asSuperuser(
      `SELECT count(*)::int AS count FROM ${table} WHERE organization_id = $1`,
      [tenant.organization.id],
    );
    return (rows[0] as { count: number }).count;
  }

  beforeEach(async () => {
    await asSuperuser("UPDATE users SET email = id || '@former.test' WHERE email = $1", [STAFF_EMAIL]);
    tenant = await createOrganizationFixture("Supported");
    ({ id: staffId } = await createAccount());
    await asSuperuser("UPDATE users SET is_staff = true, email = $2 WHERE id = $1", [staffId, STAFF_EMAIL]);
    await writeSessionCookie(
      await withPlatform("test", (transaction) => startSession(transaction, staffId, newOrigin())),
    );
  });

  it("is not there before it was asked for with a reason that explains something", async () => {
    expect((await start("check")).serverError?.code).toBe("INVALID_INPUT");
    await expect(open("/dashboard")).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
    expect(await auditLog()).toEqual([]);
  });

  it("stands in the organisation's audit log, page by page, before a page is shown", async () => {
    await start();
    const context = await open("/settings/members");
    expect(await listMembers(context)).toHaveLength(1);
    await open("/settings/members");
    await open("/security");
    await end();
    const { slug } = tenant.organization;
    expect(await auditLog()).toEqual([
      { action: "staff.start_access", reason: REASON, page: null },
      { action: "staff.look", reason: REASON, page: `/${slug}/settings/members` },
      { action: "staff.look", reason: REASON, page: `/${slug}/security` },
      { action: "staff.end_access", reason: expect.any(String), page: null },
    ]);
  });

  it("tells the owners at once, in the product and by mail", async () => {
    await start();
    const { items } = await listNotifications(tenant.context, { tab: "inbox" });
    expect(items.map(({ type, body }) => [type, body.includes(REASON)])).toEqual([
      ["support.access_started", true],
    ]);
    expect(await mailsTo(tenant.user.email)).toHaveLength(1);
  });

  it("reads and never writes: no permission, no action, and no transaction that could", async () => {
    await start();
    const context = await open("/dashboard");
    const writing = PERMISSION_ACTIONS.filter((action) => !action.endsWith(".read"));
    expect(context.permissions.filter((action) => writing.includes(action))).toEqual([]);
    const inviting = inviteMember(context, { email: "new@example.test", role: "member" });
    await expect(inviting).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await findOrganization(tenant.organization.slug)).toBeNull();
    const renaming = withOrganization(context, (transaction) =>
      transaction.organization.update({ where: { id: context.organizationId }, data: { name: "Changed" } }),
    );
    await expect(renaming).rejects.toThrow(/read-only transaction/);
  });

  it("leaves no trace of activity in the organisation, and counts as no attempt from outside", async () => {
    await start();
    await open("/dashboard");
    expect([await countOf("request_records"), await countOf("security_events")]).toEqual([0, 0]);
  });

  it("is over after half an hour, when it is ended, and when staff are no longer staff", async () => {
    await start();
    const restoreClock = useClock(() => new Date(Date.now() + 30 * 60_000));
    try {
      await expect(open("/dashboard")).rejects.toThrow("404");
    } finally {
      restoreClock();
    }
    await open("/dashboard");
    await end();
    await expect(open("/dashboard")).rejects.toThrow("404");
    await start();
    await asSuperuser("UPDATE users SET is_staff = false WHERE id = $1", [staffId]);
    await expect(open("/dashboard")).rejects.toThrow("404");
    expect((await start()).serverError?.code).toBe("NOT_FOUND");
  });

  it("opens one organisation and no other", async () => {
    const other = await createOrganizationFixture("Not supported");
    await start();
    browser.path = `/${other.organization.slug}/dashboard`;
    await expect(requireOrganization(other.organization.slug)).rejects.toThrow("404");
  });
});
