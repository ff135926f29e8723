import { afterEach, describe, expect, it } from "vitest";
import { useClock } from "@/lib/core/clock";
import { createOrganizationFixture } from "@/scripts/testing/organization-fixture";
import { ingestMetrics } from "./ingest-metrics";
import { pruneAccumulators } from "./prune";
import { MetricsExport } from "./wire";

describe("a cumulative series", () => {
  let restoreClock = () => {};
  afterEach(() => restoreClock());

  it("is forgotten when it has been silent for a week", async () => {
    const { context } = await createOrganizationFixture("Silent");
    const point = { timeUnixNano: Date.now() * 1e6, asInt: 1 };
    const metric = {
      name: "jobs",
      sum: { aggregationTemporality: 2, isMonotonic: true, dataPoints: [point] },
    };
    const message = MetricsExport.parse({ resourceMetrics: [{ scopeMetrics: [{ metrics: [metric] }] }] });
    await ingestMetrics(context, message);
    expect(await pruneAccumulators()).toBe(0);
    restoreClock = useClock(() => new Date(Date.now() + 8 * 86_400_000));
    expect(await pruneAccumulators()).toBe(1);
  });
});
