import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { ensurePartitions } from "@/lib/db/partitions";
import { withOrganization } from "@/lib/db/with-organization";
import { withPlatform } from "@/lib/db/with-platform";
import { rollUpMetrics } from "./roll-up";

type HourRow = { slot: Date; samples: number; averages: (number | null)[]; peaks: (number | null)[] };

const HOUR_MS = 3_600_000;

describe("the roll-up", () => {
  const organizationId = newId();
  const midnight = new Date(Math.floor(Date.now() / (24 * HOUR_MS)) * 24 * HOUR_MS);
  const hoursAfter = (hours: number) => new Date(midnight.getTime() + hours * HOUR_MS);

  /** One row of five minutes whose request count is given; latency only where there were requests. */
  const measure = (minutesAfterMidnight: number, requestCount: number | null) => {
    const slot = new Date(midnight.getTime() + minutesAfterMidnight * 60_000);
    const latency = requestCount === null ? null : 100;
    return withPlatform("test", (transaction) =>
      transaction.metricSlot.create({ data: { organizationId, slot, requestCount, apiLatencyMs: latency } }),
    );
  };

  const rows = (table: "metrics_1h" | "metrics_1d") =>
    withPlatform("test", (transaction) =>
      transaction.$queryRawUnsafe<HourRow[]>(`SELECT * FROM ${table} ORDER BY slot`),
    );

  const rolledSince = (at: Date) =>
    withPlatform("test", (transaction) => transaction.metricRollup.updateMany({ data: { rolledUntil: at } }));

  beforeAll(async () => {
    await ensurePartitions(midnight);
    await rolledSince(midnight);
    await measure(5, 10);
    await measure(10, null);
    await measure(60, 20);
    await measure(65, 400);
  });

  it("keeps mean, peak and number of samples of each complete hour; a slot belongs to the hour it ends in", async () => {
    expect(await rollUpMetrics("1h", new Date(midnight.getTime() + 1.5 * HOUR_MS))).toEqual(hoursAfter(1));
    const [hour, ...rest] = await rows("metrics_1h");
    expect(rest).toEqual([]);
    expect(hour).toMatchObject({ slot: hoursAfter(1), samples: 3 });
    expect(hour?.averages.slice(0, 4)).toEqual([15, 100, null, null]);
    expect(hour?.peaks.slice(0, 4)).toEqual([20, 100, null, null]);
  });

  it("changes nothing when run again", async () => {
    const before = await rows("metrics_1h");
    await rollUpMetrics("1h", new Date(midnight.getTime() + 1.5 * HOUR_MS));
    expect(await rows("metrics_1h")).toEqual(before);
  });

  it("catches up over days that were missed", async () => {
    expect(await rollUpMetrics("1h", hoursAfter(73))).toEqual(hoursAfter(73));
    expect((await rows("metrics_1h")).map(({ slot }) => slot)).toEqual([hoursAfter(1), hoursAfter(2)]);
    expect(await rollUpMetrics("1d", hoursAfter(73))).toEqual(hoursAfter(72));
    const [day] = await rows("metrics_1d");
    expect(day).toMatchObject({ slot: hoursAfter(24), samples: 4 });
    expect(day?.peaks[0]).toBe(400);
  });

  it("rolls up a reopened hour anew", async () => {
    await measure(15, 1000);
    await rolledSince(midnight);
    await rollUpMetrics("1h", hoursAfter(73));
    const [hour] = await rows("metrics_1h");
    expect(hour).toMatchObject({ samples: 4 });
    expect(hour?.peaks[0]).toBe(1000);
  });

  it("rolls up points that were pushed a day late", async () => {
    const organization = await withPlatform("test", (transaction) =>
      transaction.organization.create({ data: { name: "Late", slug: `late-${newId().slice(-12)}` } }),
    );
    await rolledSince(hoursAfter(20));
    await pushPoint(organization.id, hoursAfter(2.5), 7);
    await rollUpMetrics("1h", hoursAfter(21));
    const points = await withPlatform("test", (transaction) => transaction.metricPointHour.findMany());
    expect(points).toMatchObject([{ slot: hoursAfter(3), samples: 1, average: 7, peak: 7 }]);
  });
});

/** One point of a new series, written through the tenants' door. */
async function pushPoint(organizationId: string, at: Date, value: number): Promise<void> {
  await withOrganization({ organizationId, actor: { kind: "system", name: "test" } }, async (transaction) => {
    const series = await transaction.metricSeries.create({
      data: { organizationId, name: "orders", unit: "count", labels: {}, digest: new Uint8Array(32) },
    });
    await transaction.metricPoint.create({
      data: { organizationId, seriesId: series.id, recordedAt: at, value },
    });
  });
}
