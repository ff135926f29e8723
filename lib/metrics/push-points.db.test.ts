import { beforeEach, describe, expect, it } from "vitest";
import { withOrganization } from "@/lib/db/with-organization";
import { PLANS } from "@/lib/plans/plans";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { pushPoints } from "./push-points";

describe("pushed points", () => {
  let mine: OrganizationFixture;

  const timestamp = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000).toISOString();
  const push = (points: unknown, { context } = mine) => pushPoints(context, { points });
  const stored = ({ context } = mine) =>
    withOrganization(
      context,
      (transaction) => transaction.$queryRaw<{ metric_type: string; value: number; unit: string }[]>`
        SELECT metric_type, value, unit FROM system_metrics WHERE metric_type LIKE 'orders%' ORDER BY recorded_at, value`,
    );

  beforeEach(async () => {
    mine = await createOrganizationFixture("Pusher");
  });

  it("appear among the organisation's metrics, and in no other organisation", async () => {
    const other = await createOrganizationFixture("Other");
    const points = [
      { metric: "orders.placed", value: 3, timestamp: timestamp(10) },
      { metric: "orders.value", value: 99.5, unit: "euros", timestamp: timestamp(5) },
    ];
    expect(await push(points)).toEqual({ accepted: 2, duplicates: 0, rejected: [] });
    expect(await stored()).toEqual([
      { metric_type: "orders.placed", value: 3, unit: "count" },
      { metric_type: "orders.value", value: 99.5, unit: "euros" },
    ]);
    expect(await stored(other)).toEqual([]);
  });

  it("are stored once a series and time, within a batch and when it is sent again", async () => {
    const at = timestamp(1);
    const points = [
      { metric: "orders", value: 1, timestamp: at, labels: { a: "1", b: "2" } },
      { metric: "orders", value: 2, timestamp: at, labels: { b: "2", a: "1" } },
      { metric: "orders", value: 3, timestamp: at, labels: { a: "1" } },
    ];
    expect(await push(points)).toEqual({ accepted: 2, duplicates: 1, rejected: [] });
    expect(await push(points)).toEqual({ accepted: 0, duplicates: 3, rejected: [] });
    expect((await stored()).map(({ value }) => value)).toEqual([1, 3]);
  });

  it("are stored once when the same batch arrives several times at the same moment", async () => {
    const points = Array.from({ length: 200 }, (_, n) => ({
      metric: `orders.m${n % 20}`,
      value: n,
      timestamp: timestamp(n + 1),
    }));
    const results = await Promise.all([push(points), push(points.toReversed()), push(points)]);
    expect(results.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(200);
    expect(await stored()).toHaveLength(200);
  });

  it("are kept when another of the batch is refused, which is named", async () => {
    const result = await push([
      { metric: "orders", value: 1, timestamp: timestamp(2) },
      { metric: "orders", value: "many" },
      { metric: "orders", value: 2, unit: "bytes" },
      { metric: "orders", value: 3, timestamp: timestamp(1) },
    ]);
    expect(result).toEqual({
      accepted: 2,
      duplicates: 0,
      rejected: [
        { index: 1, field: "value", reason: "A value is a finite number." },
        { index: 2, field: "unit", reason: "orders is measured in count." },
      ],
    });
  });

  it("beyond the limit of series are refused, while known series go on", async () => {
    const batch = (from: number) =>
      Array.from({ length: 600 }, (_, n) => ({
        metric: "orders.by_customer",
        value: n,
        timestamp: timestamp(from / 600),
        labels: { customer: String(from + n) },
      }));
    await push(batch(0));
    const [second, third] = await Promise.all([push(batch(600)), push(batch(1200))]);
    expect(second.accepted + third.accepted).toBe(PLANS.starter.limits["metric-series"] - 600);
    expect([...second.rejected, ...third.rejected][0]).toMatchObject({
      field: "labels",
      reason: expect.stringContaining("1,000 is the limit"),
    });
    const known = { metric: "orders.by_customer", value: 7, labels: { customer: "1" } };
    expect(await push([known])).toMatchObject({ accepted: 1, rejected: [] });
  });

  it.each<[string, unknown, string]>([
    ["a list", [], ""],
    ["no points", {}, "points"],
    ["an empty list", { points: [] }, "points"],
    ["too many points", { points: Array.from({ length: 1001 }, () => 0) }, "points"],
    ["an unknown field", { points: [{ metric: "orders", value: 1 }], tenant: "x" }, ""],
  ])("are refused as a whole for %s", async (_fault, body, field) => {
    await expect(pushPoints(mine.context, body)).rejects.toMatchObject({
      code: "INVALID_INPUT",
      fields: [expect.objectContaining({ field })],
    });
  });

  it("need the permission to write metrics", async () => {
    const auditor = await createOrganizationFixture("Auditor", "auditor");
    await expect(push([{ metric: "orders", value: 1 }], auditor)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});
