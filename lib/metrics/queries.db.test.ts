import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useClock } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { ensurePartitions } from "@/lib/db/partitions";
import { withPlatform } from "@/lib/db/with-platform";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { METRIC_TYPES, metricsOf } from "./catalogue";
import { getHistories } from "./queries";
import { RANGES, type MetricRange } from "./ranges";
import { rollUpMetrics } from "./roll-up";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe("histories", () => {
  let mine: OrganizationFixture;
  // Past the half hour: what was measured shortly before belongs to an hour that no roll-up has closed.
  const to = new Date(Math.floor((Date.now() - 35 * MINUTE) / HOUR) * HOUR + 35 * MINUTE);
  const restoreClock = useClock(() => new Date(to.getTime() + 1_000));
  const before = (milliseconds: number) => new Date(to.getTime() - milliseconds);

  const measure = (organizationId: string, slot: Date, requestCount: number | null) =>
    withPlatform("test", (transaction) =>
      transaction.metricSlot.create({ data: { organizationId, slot, requestCount } }),
    );

  const requests = async (range: MetricRange, compare = false) => {
    const { histories } = await getHistories(mine.context, { metrics: ["request_count"], range, compare });
    return histories.request_count;
  };

  const measured = (points: { at: string; value: number | null }[]) =>
    points.filter(({ value }) => value !== null).map(({ at, value }) => [at, value]);

  const rolledSince = (at: Date) =>
    withPlatform("test", (transaction) => transaction.metricRollup.updateMany({ data: { rolledUntil: at } }));

  beforeAll(async () => {
    mine = await createOrganizationFixture("Mine");
    for (const days of [0, 2, 40]) await ensurePartitions(before(days * DAY));
    await measure(mine.organization.id, to, 5);
    await measure(mine.organization.id, before(10 * MINUTE), 0);
    await measure(mine.organization.id, before(15 * MINUTE), null);
    await measure(mine.organization.id, before(DAY + 10 * MINUTE), 30);
    await measure(mine.organization.id, before(40 * DAY), 70);
    await measure(newId(), to, 1_000_000);
  });

  afterAll(() => restoreClock());

  it("show the organisation's own figures at their time, zero as zero and nothing as nothing", async () => {
    const { points } = await requests("24h");
    expect(points).toHaveLength(288);
    expect(measured(points)).toEqual([
      [before(10 * MINUTE).toISOString(), 0],
      [to.toISOString(), 5],
    ]);
  });

  it("show the period before beside it", async () => {
    const { previous } = await requests("24h", true);
    expect(measured(previous ?? [])).toEqual([[before(DAY + 10 * MINUTE).toISOString(), 30]]);
  });

  it("take the mean and the peak of what falls into one step", async () => {
    const { points } = await requests("7d");
    expect(points.at(-1)).toEqual({ at: to.toISOString(), value: 2.5, peak: 5 });
  });

  it.each<[MetricRange, number[]]>([
    ["30d", [30, 2.5]],
    ["90d", [70, 30, 2.5]],
    ["1y", [70, 30, 2.5]],
  ])("of %s begin with the same figures before and after the roll-up", async (range, values) => {
    const shown = async () => measured((await requests(range)).points).map(([, value]) => value);
    await rolledSince(before(41 * DAY));
    expect(await shown()).toEqual(values);
    for (const resolution of ["1h", "1d"] as const) await rollUpMetrics(resolution, to);
    expect((await shown())[0]).toBe(values[0]);
  });

  it("of every metric come from its own column, before and after the roll-up", async () => {
    const slot = before(5 * MINUTE);
    const own = metricsOf("organisation").map(({ type }) => type);
    const platform = metricsOf("platform").map(({ type }) => type);
    await withPlatform("test", async (transaction) => {
      const names = (types: readonly string[]) => types.join(", ");
      const values = (types: readonly string[]) => types.map((_, index) => index + 1).join(", ");
      await transaction.$executeRawUnsafe(
        `INSERT INTO metrics_5m (organization_id, slot, ${names(own)}) VALUES ('${mine.organization.id}', '${slot.toISOString()}', ${values(own)})`,
      );
      await transaction.$executeRawUnsafe(
        `INSERT INTO platform_metrics_5m (slot, database_blocks_hit, database_blocks_read, ${names(platform)}) VALUES ('${slot.toISOString()}', 0, 0, ${values(platform)})`,
      );
    });
    for (const range of ["1h", "30d"] as const) {
      const { histories } = await getHistories(mine.context, { metrics: METRIC_TYPES, range });
      for (const types of [own, platform])
        for (const [index, type] of types.entries())
          if (type !== "request_count")
            expect(
              histories[type].points.some(({ peak }) => peak === index + 1),
              `${type} ${range}`,
            ).toBe(true);
    }
  });

  it("have at most about 350 points in every range", () => {
    for (const { seconds, stepSeconds } of Object.values(RANGES))
      expect(seconds / stepSeconds).toBeLessThanOrEqual(365);
  });

  it("need the permission to read metrics", async () => {
    const billing = await createOrganizationFixture("Billing", "billing");
    const reading = getHistories(billing.context, { metrics: ["cpu_usage"], range: "1h" });
    await expect(reading).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
