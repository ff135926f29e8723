import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { createApiKey, revokeApiKey } from "@/lib/api-keys/mutations";
import type { ApiKeyScope } from "@/lib/api-keys/scopes";
import { useClock } from "@/lib/core/clock";
import { withOrganization } from "@/lib/db/with-organization";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { POST } from "./route";

const DAY = 86_400_000;
const keyWith = (scope: ApiKeyScope) => ({ name: "Test", scopes: [scope], expiresInDays: 7 as const });

describe("POST /api/v1/metrics", () => {
  let tenant: OrganizationFixture;
  let token: string;
  let restoreClock = () => {};

  beforeAll(async () => {
    tenant = await createOrganizationFixture("Measured");
    ({ token } = await createApiKey(tenant.context, keyWith("metrics:write")));
  });
  afterEach(() => restoreClock());

  async function post(body: unknown, key = token) {
    const request = new Request("http://localhost/api/v1/metrics", {
      method: "POST",
      body: typeof body === "string" ? body : JSON.stringify(body),
      headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
    });
    const response = await POST(request, { params: Promise.resolve({}) });
    return {
      status: response.status,
      type: response.headers.get("content-type"),
      body: (await response.json()) as Record<string, unknown>,
    };
  }

  const stored = ({ context } = tenant) =>
    withOrganization(
      context,
      (transaction) => transaction.$queryRaw<{ metric_type: string; value: number }[]>`
        SELECT metric_type, value FROM system_metrics
        WHERE organization_id = ${context.organizationId}::uuid ORDER BY metric_type, value`,
    );

  const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString();

  it.each<[string, unknown, number, string]>([
    ["wrong JSON", '{"points": [', 400, "not valid JSON"],
    ["NaN, which JSON has not", '{"points":[{"metric":"a","value":NaN}]}', 400, "not valid JSON"],
    [
      "a body over 2 MiB",
      JSON.stringify({ points: ["x".repeat(2 ** 21)] }),
      413,
      "larger than 2097152 bytes",
    ],
    ["a list instead of an object", [], 422, "points"],
    ["too many points", { points: Array(1_001).fill({ metric: "a", value: 1 }) }, 422, "1,000 points"],
  ])("refuses %s as a whole, and keeps nothing", async (_case, sent, status, text) => {
    const answer = await post(sent);
    expect(answer).toMatchObject({ status, type: "application/problem+json", body: { status } });
    expect(JSON.stringify(answer.body)).toContain(text);
    expect(await stored()).toEqual([]);
  });

  it.each<[string, string, object, string, string]>([
    ["an infinity", '{"metric":"a","value":1e999}', {}, "points.0.value", "finite"],
    ["an unknown unit", "", { metric: "a", value: 1, unit: "furlongs" }, "points.0.unit", "one of count"],
    [
      "a time long ago",
      "",
      { metric: "a", value: 1, timestamp: ago(2 * DAY) },
      "points.0.timestamp",
      "24 hours",
    ],
    [
      "a time to come",
      "",
      { metric: "a", value: 1, timestamp: ago(-DAY) },
      "points.0.timestamp",
      "5 minutes",
    ],
    ["a reserved name", "", { metric: "cpu_usage", value: 1 }, "points.0.metric", "choose another"],
  ])("names field and reason when %s is all there is", async (_case, text, point, field, reason) => {
    const answer = await post(`{"points":[${text || JSON.stringify(point)}]}`);
    expect(answer).toMatchObject({
      status: 422,
      type: "application/problem+json",
      body: {
        detail: "No point could be kept.",
        errors: [{ field, message: expect.stringContaining(reason) }],
      },
    });
    expect(await stored()).toEqual([]);
  });

  it("keeps the good points of a batch with every fault in it, and names each refused one", async () => {
    const good = { metric: "mixed.good", value: 1, timestamp: ago(60_000) };
    const answer = await post(
      `{"points":[${[
        JSON.stringify(good),
        '{"metric":"mixed.infinite","value":-1e999}',
        JSON.stringify({ ...good, unit: "furlongs" }),
        JSON.stringify({ ...good, timestamp: ago(25 * 3_600_000) }),
        JSON.stringify({ ...good, timestamp: ago(-600_000) }),
        "null",
        JSON.stringify({ ...good, value: 2, timestamp: ago(30_000) }),
      ].join(",")}]}`,
    );
    expect(answer).toMatchObject({ status: 200, body: { accepted: 2, duplicates: 0 } });
    const rejected = answer.body.rejected as { index: number; field: string; reason: string }[];
    expect(rejected.map(({ index, field }) => [index, field])).toEqual([
      [1, "value"],
      [2, "unit"],
      [3, "timestamp"],
      [4, "timestamp"],
      [5, ""],
    ]);
    for (const { reason } of rejected) expect(reason).toMatch(/^[A-Z].*\.$/);
    expect(await stored()).toEqual([
      { metric_type: "mixed.good", value: 1 },
      { metric_type: "mixed.good", value: 2 },
    ]);
  });

  it("answers a batch sent twice as duplicates, and stores it once", async () => {
    const points = Array.from({ length: 50 }, (_, n) => ({
      metric: "twice",
      value: n,
      timestamp: ago(n * 1_000),
    }));
    expect(await post({ points })).toMatchObject({ status: 200, body: { accepted: 50, duplicates: 0 } });
    expect(await post({ points })).toMatchObject({ status: 200, body: { accepted: 0, duplicates: 50 } });
    expect((await stored()).filter(({ metric_type }) => metric_type === "twice")).toHaveLength(50);
  });

  it("stops a label with a million values at the limit of series, and known series go on", async () => {
    const flooded = await createOrganizationFixture("Flooded");
    const { token: key } = await createApiKey(flooded.context, keyWith("metrics:write"));
    const batch = (from: number) => ({
      points: Array.from({ length: 1_000 }, (_, n) => ({
        metric: "requests",
        value: 1,
        timestamp: ago(1_000),
        labels: { session: String(from + n) },
      })),
    });
    expect(await post(batch(0), key)).toMatchObject({ status: 200, body: { accepted: 1_000 } });
    const beyond = await post(batch(999_000), key);
    expect(beyond.status).toBe(422);
    expect(beyond.body.errors).toHaveLength(1_000);
    expect((beyond.body.errors as unknown[])[0]).toEqual({
      field: "points.0.labels",
      message: expect.stringContaining("Use fewer label values."),
    });
    const known = { metric: "requests", value: 2, labels: { session: "7" } };
    expect(await post({ points: [known] }, key)).toMatchObject({ status: 200, body: { accepted: 1 } });
    expect(await stored(flooded)).toHaveLength(1_001);
  });

  it("puts points into the key's own organisation, whatever the body says", async () => {
    const other = await createOrganizationFixture("Foreign");
    const { token: foreign } = await createApiKey(other.context, keyWith("metrics:write"));
    const point = { metric: "whose", value: 1, organization_id: tenant.organization.id };
    expect(await post({ points: [point] }, foreign)).toMatchObject({
      status: 422,
      body: { errors: [{ field: "points.0.organization_id" }] },
    });
    await post({ points: [{ metric: "whose", value: 1 }] }, foreign);
    expect(await stored(other)).toEqual([{ metric_type: "whose", value: 1 }]);
    expect((await stored()).map(({ metric_type }) => metric_type)).not.toContain("whose");
  });

  it("refuses an expired, a revoked, an unknown and an unfit key, each as a problem, and keeps nothing", async () => {
    const before = await stored();
    const points = [{ metric: "refused", value: 1 }];
    const revoked = await createApiKey(tenant.context, keyWith("metrics:write"));
    await revokeApiKey(tenant.context, { id: revoked.id });
    const unfit = await createApiKey(tenant.context, keyWith("security-events:write"));
    const unknown = `rgx_00000000_${"0".repeat(40)}`;
    for (const key of [revoked.token, unknown, "Basic"])
      expect(await post({ points }, key)).toMatchObject({
        status: 401,
        type: "application/problem+json",
        body: { detail: "This API key is unknown, expired or revoked." },
      });
    expect(await post({ points }, unfit.token)).toMatchObject({
      status: 403,
      type: "application/problem+json",
      body: { detail: "This API key lacks the scope metrics:write." },
    });
    restoreClock = useClock(() => new Date(Date.now() + 8 * DAY));
    expect(await post({ points })).toMatchObject({ status: 401, type: "application/problem+json" });
    expect(await stored()).toEqual(before);
  });
});
