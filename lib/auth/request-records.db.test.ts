import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { startSession } from "@/lib/accounts/sessions";
import { createApiKey } from "@/lib/api-keys/mutations";
import { runCollection } from "@/lib/collection/run-collection";
import { slotAt } from "@/lib/collection/slots";
import { useClock } from "@/lib/core/clock";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { withPlatform } from "@/lib/db/with-platform";
import { noteFailedRequest } from "@/lib/observability/failed-requests";
import { drainRequestRecords } from "@/lib/request-records/record";
import { PREFETCH_HEADER } from "@/lib/security-headers/request-marks";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { organizationAction } from "./action-client";
import { apiRoute } from "./api-route";
import { requireOrganization } from "./organization-context";
import { organizationRoute } from "./organization-route";
import { writeSessionCookie } from "./session-cookie";

// The browser and the proxy: Next hands their headers and cookies to the code under test.
const browser = vi.hoisted(() => ({
  cookies: new Map<string, string>(),
  headers: {} as Record<string, string>,
}));
vi.mock("next/headers", () => ({
  headers: async () => new Headers(browser.headers),
  cookies: async () => ({
    get: (name: string) => ({ value: browser.cookies.get(name) }),
    set: (name: string, value: string) => browser.cookies.set(name, value),
  }),
}));
// Next: sends the response, then does what waits for that.
const waiting = vi.hoisted(() => [] as (() => void)[]);
vi.mock("next/server", () => ({
  after: (work: unknown) => {
    if (typeof work === "function") waiting.push(work as () => void);
  },
}));

const ORIGIN = { requestId: "test", ipAddress: "192.0.2.7", userAgent: "Firefox" };
const changeMembers = organizationAction
  .metadata({ permission: "members.update" })
  .inputSchema(z.object({ name: z.string() }))
  .action(async () => "done");
const download = organizationRoute(async ({ context }) => {
  requirePermission(context, "audit-log.read");
  return new Response("sequence,action");
});
const push = apiRoute(
  { route: "/api/v1/metrics", scope: "metrics:write", rateLimit: { limit: 10, windowSeconds: 60 } },
  async () => Response.json({}),
);

type Recorded = { route: string; method: string; status: number; actor: string; ms: number };

describe("the requests of members", () => {
  let tenant: OrganizationFixture;
  let restoreClock: () => void;
  const slot = slotAt(new Date());
  // Within the slot, and answered 120 ms later than the request came.
  const arrival = new Date(slot.getTime() - 60_000);

  beforeEach(async () => {
    tenant = await createOrganizationFixture("Requesting");
    restoreClock = useClock(() => new Date(arrival.getTime() + 120));
    await signIn(tenant);
    arrive("GET", "/dashboard");
  });
  afterEach(async () => {
    restoreClock();
    await asSuperuser("TRUNCATE request_records");
  });

  async function signIn({ user }: OrganizationFixture): Promise<void> {
    await writeSessionCookie(
      await withPlatform("test", (transaction) => startSession(transaction, user.id, ORIGIN)),
    );
  }

  function arrive(method: string, path: string, others: Record<string, string> = {}): void {
    browser.headers = {
      "x-pathname": `/${tenant.organization.slug}${path}`,
      "x-request-method": method,
      "x-request-start": String(arrival.getTime()),
      "x-request-id": "some-request",
      ...others,
    };
  }

  const openPage = () => requireOrganization(tenant.organization.slug);

  async function recorded(): Promise<Recorded[]> {
    for (const work of waiting.splice(0)) work();
    await drainRequestRecords();
    return withOrganization(
      tenant.context,
      (transaction) => transaction.$queryRaw<Recorded[]>`
        SELECT route, method, status::int, actor_kind || ' ' || actor_id AS actor,
          round(duration_milliseconds)::int AS ms
        FROM request_records ORDER BY route, method, status`,
    );
  }

  it("leave a record of each page, without the ids in its address", async () => {
    arrive("GET", "/security/17?range=7d");
    await openPage();
    expect(await recorded()).toEqual([
      {
        route: "/[organization]/security/[sequence]",
        method: "GET",
        status: 200,
        actor: `user ${tenant.user.id}`,
        ms: 120,
      },
    ]);
  });

  it("are recorded after the answer, not before", async () => {
    await openPage();
    await drainRequestRecords();
    expect(await withOrganization(tenant.context, countRecords)).toBe(0);
    expect(await recorded()).toHaveLength(1);
  });

  it("count as failed where Next reported an error of the page", async () => {
    arrive("GET", "/dashboard", { "x-request-id": "broken-request" });
    await openPage();
    noteFailedRequest("broken-request");
    expect(await recorded()).toMatchObject([{ status: 500 }]);
  });

  it("leave one record of an action, and none of the page that it draws anew", async () => {
    arrive("POST", "/settings/members");
    await changeMembers(tenant.organization.slug, { name: "Mira" });
    await openPage();
    expect(await recorded()).toEqual([
      {
        route: "/[organization]/settings/members",
        method: "POST",
        status: 200,
        actor: `user ${tenant.user.id}`,
        ms: 120,
      },
    ]);
  });

  it("say how an action was refused", async () => {
    const weak = await createOrganizationFixture("Weak", "billing");
    tenant = weak;
    await signIn(weak);
    arrive("POST", "/settings/members");
    await changeMembers(weak.organization.slug, { name: "Mira" });
    expect(await recorded()).toMatchObject([{ status: 403 }]);
  });

  it("say that the input of an action was wrong", async () => {
    arrive("POST", "/settings/members");
    await changeMembers(tenant.organization.slug, { name: 7 } as unknown as { name: string });
    expect(await recorded()).toMatchObject([{ status: 422 }]);
  });

  it("leave a record of a download, allowed or refused", async () => {
    const ask = () =>
      download(new Request(`http://localhost/${tenant.organization.slug}/settings/audit-log/export?q=1`), {
        params: Promise.resolve({ organization: tenant.organization.slug }),
      });
    await ask();
    await asSuperuser("UPDATE memberships SET role = 'billing' WHERE organization_id = $1", [
      tenant.organization.id,
    ]);
    await ask();
    const route = "/[organization]/settings/audit-log/export";
    expect(await recorded()).toMatchObject([
      { route, status: 200 },
      { route, status: 403 },
    ]);
  });

  it("do not count when a page is fetched ahead", async () => {
    arrive("GET", "/dashboard", { [PREFETCH_HEADER]: "1" });
    await openPage();
    expect(await recorded()).toEqual([]);
  });

  it("do not count for an organisation that somebody else asked for", async () => {
    await signIn(await createOrganizationFixture("Stranger"));
    await expect(openPage()).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
    expect(await recorded()).toEqual([]);
  });

  it("make active users, and requests with a key make API use, at the next tick", async () => {
    await openPage();
    arrive("POST", "/settings/members");
    await changeMembers(tenant.organization.slug, { name: "Mira" });
    const { token } = await createApiKey(tenant.context, {
      name: "Collector",
      scopes: ["metrics:write"],
      expiresInDays: 7,
    });
    const headers = { authorization: `Bearer ${token}` };
    await push(new Request("http://localhost/api/v1/metrics", { method: "POST", headers }), {
      params: Promise.resolve({}),
    });
    await recorded();
    restoreClock();
    restoreClock = useClock(() => new Date(slot.getTime() + 2_000));
    await runCollection(slot);
    expect(await withOrganization(tenant.context, figures)).toEqual([
      { metric_type: "active_users", value: 1 },
      { metric_type: "api_use", value: 1 },
      { metric_type: "request_count", value: 3 },
    ]);
  });
});

type Reading = Parameters<Parameters<typeof withOrganization>[1]>[0];

async function countRecords(transaction: Reading): Promise<number> {
  const rows = await transaction.$queryRaw<unknown[]>`SELECT FROM request_records`;
  return rows.length;
}

function figures(transaction: Reading): Promise<unknown[]> {
  return transaction.$queryRaw`
    SELECT metric_type, value FROM system_metrics
    WHERE metric_type IN ('active_users', 'api_use', 'request_count') ORDER BY metric_type`;
}
