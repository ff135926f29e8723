import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startSession } from "@/lib/accounts/sessions";
import { createApiKey } from "@/lib/api-keys/mutations";
import { useClock } from "@/lib/core/clock";
import { memberContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { ROLES, type Role } from "@/lib/core/roles";
import { newId } from "@/lib/core/ids";
import { withPlatform } from "@/lib/db/with-platform";
import { listSecurityEvents } from "@/lib/security-events/queries";
import { parseEventFilters } from "@/lib/security-events/filters";
import { settleBackgroundWork } from "@/lib/http/after-response";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { organizationAction } from "./action-client";
import { apiRoute } from "./api-route";
import { findOrganization } from "./organization-context";
import { organizationRoute } from "./organization-route";
import { mayOpenPage } from "./page-access";
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

const ORIGIN = { requestId: "test", ipAddress: "192.0.2.7", userAgent: "Firefox" };
const changeMembers = organizationAction
  .metadata({ permission: "members.update" })
  .action(async () => "done");
const download = organizationRoute(async ({ context }) => {
  requirePermission(context, "audit-log.read");
  return new Response("sequence,action");
});

async function signInAs({ user }: OrganizationFixture): Promise<void> {
  await writeSessionCookie(
    await withPlatform("test", (transaction) => startSession(transaction, user.id, ORIGIN)),
  );
}

function askFor({ organization }: OrganizationFixture): Promise<Response> {
  const request = new Request(`http://localhost/${organization.slug}/settings/audit-log/export`);
  return download(request, { params: Promise.resolve({ organization: organization.slug }) });
}

async function eventsOf({ organization, user }: OrganizationFixture) {
  await settleBackgroundWork();
  const reader = memberContext({ organization, user, role: "owner", origin: ORIGIN });
  const { events } = await listSecurityEvents(reader, parseEventFilters({}));
  return events.map(({ kind, severity, actor, target }) => ({ kind, severity, actor, target }));
}

describe("what the product refuses", () => {
  let tenant: OrganizationFixture;
  let weak: OrganizationFixture;
  let restoreClock: () => void;
  beforeEach(async () => {
    // Standing still, so that no test runs over the end of a minute.
    const time = new Date();
    restoreClock = useClock(() => time);
    browser.cookies.clear();
    tenant = await createOrganizationFixture("Refusing");
    weak = await createOrganizationFixture("Billed", "billing");
  });
  afterEach(() => restoreClock());

  it("stands in the security events when an action exceeds a role", async () => {
    await signInAs(weak);
    const result = await changeMembers(weak.organization.slug);
    expect(result.serverError).toMatchObject({ code: "FORBIDDEN" });
    expect(await eventsOf(weak)).toEqual([
      {
        kind: "access.refused",
        severity: "medium",
        actor: { kind: "user", id: weak.user.id, name: weak.user.name },
        target: { kind: "action", id: "members.update" },
      },
    ]);
  });

  it("stands there when a download exceeds a role, and when a page does", async () => {
    await signInAs(weak);
    expect((await askFor(weak)).status).toBe(403);
    expect(mayOpenPage(weak.context, "api-keys.read")).toBe(false);
    const targets = (await eventsOf(weak)).map(({ kind, target }) => `${kind} ${target?.kind}`);
    expect(targets.sort()).toEqual(["access.refused page", "access.refused route"]);
  });

  it("leaves nothing there when it was allowed after all", async () => {
    await signInAs(tenant);
    expect((await changeMembers(tenant.organization.slug)).data).toBe("done");
    expect((await askFor(tenant)).status).toBe(200);
    expect(mayOpenPage(tenant.context, "api-keys.read")).toBe(true);
    expect(await eventsOf(tenant)).toEqual([]);
  });

  it("is told once when somebody insists within the same minute", async () => {
    await signInAs(weak);
    for (let time = 0; time < 3; time += 1) await askFor(weak);
    expect(await eventsOf(weak)).toHaveLength(1);
  });

  it("tells the organisation that a stranger asked for, without the stranger's name", async () => {
    await signInAs(weak);
    expect(await findOrganization(tenant.organization.slug)).toBeNull();
    expect((await askFor(tenant)).status).toBe(404);
    const [event, ...further] = await eventsOf(tenant);
    expect(further).toEqual([]);
    expect(event).toEqual({
      kind: "access.cross_tenant",
      severity: "critical",
      actor: { kind: "user", id: weak.user.id, name: "Not a member" },
      target: { kind: "organization", id: tenant.organization.slug },
    });
    expect(await eventsOf(weak)).toEqual([]);
  });

  it("answers an organisation that does not exist like one that is somebody else's", async () => {
    await signInAs(weak);
    const missing = { ...tenant, organization: { id: newId(), slug: "nobody-has-this-one" } };
    const [foreign, absent] = [await (await askFor(tenant)).json(), await (await askFor(missing)).json()];
    expect({ ...foreign, request_id: "" }).toEqual({ ...absent, request_id: "" });
  });

  it("names a key that lacks a scope, and one that is over its limit", async () => {
    const { id, token } = await createApiKey(tenant.context, {
      name: "Collector",
      scopes: ["metrics:write"],
      expiresInDays: 7,
    });
    const rateLimit = { limit: 1, windowSeconds: 60 };
    const forEvents = apiRoute({ route: "/a", scope: "security-events:write", rateLimit }, async () =>
      Response.json({}),
    );
    const writing = apiRoute({ route: "/b", scope: "metrics:write", rateLimit }, async () =>
      Response.json({}),
    );
    const send = (route: typeof forEvents) =>
      route(new Request("http://localhost/", { headers: { authorization: `Bearer ${token}` } }), {
        params: Promise.resolve({}),
      });
    const answers = [await send(forEvents), await send(writing), await send(writing)];
    expect(answers.map(({ status }) => status)).toEqual([403, 200, 429]);
    const actor = { kind: "api_key", id, name: "Collector" };
    const events = await eventsOf(tenant);
    expect(events).toHaveLength(2);
    expect(events).toContainEqual({
      kind: "api_key.rejected",
      severity: "medium",
      actor,
      target: { kind: "route", id: "/a" },
    });
    expect(events).toContainEqual({
      kind: "rate_limit.exceeded",
      severity: "low",
      actor,
      target: { kind: "route", id: "/b" },
    });
  });

  it("is refused all the same when the event cannot be written", async () => {
    await signInAs(weak);
    await asSuperuser("REVOKE INSERT ON security_events FROM regulix_platform");
    try {
      expect((await askFor(weak)).status).toBe(403);
      await settleBackgroundWork();
    } finally {
      await asSuperuser("GRANT INSERT ON security_events TO regulix_platform");
    }
    expect(await eventsOf(weak)).toEqual([]);
  });

  it.each(ROLES.filter((role) => role !== "owner" && role !== "admin"))(
    "includes every change of members by the role %s",
    async (role: Role) => {
      const other = await createOrganizationFixture("Role", role);
      await signInAs(other);
      expect((await changeMembers(other.organization.slug)).serverError?.code).toBe("FORBIDDEN");
    },
  );
});
