import { expect, test } from "@playwright/test";
import { Regulix, isProblem, type RegulixProblem } from "../../clients/typescript/src/index";
import { createApiKey } from "../fixtures/records";
import { addMember, createPerson, createTenant, enterAs, type Tenant } from "../fixtures/tenants";

const EVERYTHING = [
  "organization:write",
  "members:write",
  "metrics:read",
  "metrics:write",
  "security-events:read",
  "security-events:write",
  "audit-log:read",
  "api-keys:write",
];

async function clientOf(tenant: Tenant, scopes = EVERYTHING): Promise<Regulix> {
  const apiKey = await createApiKey(tenant, scopes);
  return new Regulix({ apiKey, baseUrl: process.env.APP_URL ?? "" });
}

async function problemOf(call: Promise<unknown>): Promise<RegulixProblem> {
  const error: unknown = await call.catch((caught: unknown) => caught);
  if (isProblem(error)) return error;
  throw new Error(`No problem, but ${String(error)}.`);
}

test("a program reads and manages its organisation, and people see what it did", async ({ page }) => {
  const tenant = await createTenant("Automated");
  const person = await createPerson("Jonas Weber");
  await addMember(tenant.id, person, "member");
  const regulix = await clientOf(tenant);

  expect(await regulix.updateOrganization({ name: "Automated Energy" })).toMatchObject({ id: tenant.id });
  const members = await regulix.listMembers({ search: "Jonas" });
  const [member] = members.data;
  expect(member).toMatchObject({ name: "Jonas Weber", role: "member" });
  expect(await regulix.changeMemberRole(member?.id ?? "", { role: "auditor" })).toMatchObject({
    role: "auditor",
  });

  await enterAs(page, tenant.owner);
  await page.goto(`/${tenant.slug}/settings/members`);
  await expect(page.getByRole("row").filter({ hasText: "Jonas Weber" })).toContainText("Auditor");
  await page.goto(`/${tenant.slug}/settings/audit-log`);
  await expect(page.getByRole("row").filter({ hasText: "members.change_role" })).toContainText("End to end");
});

test("what a program sends it can read back, page by page", async () => {
  const regulix = await clientOf(await createTenant("Measured"));
  await regulix.pushMetrics({
    points: ["eu", "us"].map((region) => ({ metric: "orders.placed", value: 12, labels: { region } })),
  });
  const history = await regulix.getMetricSeries("orders.placed", { range: "1h" });
  expect(history.series.map(({ labels }) => labels.region).sort()).toEqual(["eu", "us"]);
  expect(history.series[0]?.points.at(-1)?.value).toBe(12);

  const kinds = ["custom.one", "custom.two", "custom.three"];
  await regulix.sendSecurityEvents({ events: kinds.map((kind) => ({ kind })) });
  const seen: string[] = [];
  for await (const { kind } of regulix.listAllSecurityEvents({ limit: 2, sort: "occurred_at" }))
    seen.push(kind);
  expect(seen.sort()).toEqual(kinds.sort());
  expect((await regulix.getSecurityEvent(1)).source).toBe("api");
});

test("a key makes the next one once, and stops working the moment it revokes itself", async () => {
  const tenant = await createTenant("Rotated");
  const old = await clientOf(tenant, ["api-keys:write", "metrics:write"]);
  const wish = { name: "Next", scopes: ["api-keys:write" as const, "metrics:write" as const] };
  const made = await old.createApiKey(wish, { idempotencyKey: "rotation-1" });
  const again = await old.createApiKey(wish, { idempotencyKey: "rotation-1" });
  expect(again.token).toBe(made.token);

  const next = new Regulix({ apiKey: made.token, baseUrl: process.env.APP_URL ?? "" });
  const keys = await next.listApiKeys({ state: "active" });
  const former = keys.data.find(({ id }) => id !== made.id);
  await old.revokeApiKey(former?.id ?? "");
  expect(await problemOf(old.listApiKeys())).toMatchObject({ status: 401, code: "unauthenticated" });
  expect((await next.listApiKeys({ state: "revoked" })).data).toHaveLength(1);
});

test("refusals say what to do, and another organisation's records are not there", async () => {
  const tenant = await createTenant("Guarded");
  const stranger = await clientOf(await createTenant("Curious"));
  const [owner] = (await (await clientOf(tenant)).listMembers()).data;
  expect(await problemOf(stranger.getMember(owner?.id ?? ""))).toMatchObject({ code: "not_found" });
  expect(await problemOf(stranger.listMembers({ cursor: "made up" }))).toMatchObject({
    code: "invalid_input",
    errors: [{ field: "cursor" }],
  });
  const narrow = await clientOf(tenant, ["metrics:write"]);
  expect(await problemOf(narrow.listMembers())).toMatchObject({
    status: 403,
    code: "scope_required",
    requiredScope: "members:read",
  });
});

test("the document names every address, and an address that it does not name is a problem", async ({
  request,
}) => {
  const document = await request.get("/api/openapi.json");
  expect(document.status()).toBe(200);
  expect(await document.json()).toMatchObject({ openapi: "3.1.0", servers: [{ url: process.env.APP_URL }] });
  const unchanged = await request.get("/api/openapi.json", {
    headers: { "if-none-match": document.headers().etag ?? "" },
  });
  expect(unchanged.status()).toBe(304);
  const nowhere = await request.get("/api/v1/nowhere");
  expect(nowhere.status()).toBe(404);
  expect(nowhere.headers()["content-type"]).toBe("application/problem+json");
});
