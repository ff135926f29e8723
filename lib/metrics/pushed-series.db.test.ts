import { beforeAll, describe, expect, it } from "vitest";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { pushPoints } from "./push-points";
import { getPushedHistory, listPushedMetrics } from "./pushed-series";
import { METRIC_RANGES } from "./ranges";

describe("what a customer pushed", () => {
  let mine: OrganizationFixture;
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

  beforeAll(async () => {
    mine = await createOrganizationFixture("Pusher");
    await pushPoints(mine.context, {
      points: [
        { metric: "orders", value: 4, labels: { region: "eu" }, timestamp: minutesAgo(120) },
        { metric: "orders", value: 6, labels: { region: "eu" } },
        { metric: "orders", value: 1, labels: { region: "us" }, timestamp: minutesAgo(60) },
        { metric: "power", value: 2.5, unit: "watts" },
      ],
    });
  });

  it("is listed by name with unit, number of series and newest value", async () => {
    expect(await listPushedMetrics(mine.context)).toEqual([
      { name: "orders", unit: "count", series: 2, latestValue: 6, latestAt: expect.any(Date) },
      { name: "power", unit: "watts", series: 1, latestValue: 2.5, latestAt: expect.any(Date) },
    ]);
  });

  it.each(METRIC_RANGES)(
    "has a line for each series, with a point pushed just now, over %s",
    async (range) => {
      const history = await getPushedHistory(mine.context, { name: "orders", range });
      expect(history).toMatchObject({ unit: "count", series: 2 });
      const european = history.lines.find(({ labels }) => labels.region === "eu");
      expect(european?.points.at(-1)?.peak).toBe(6);
    },
  );

  it("is found by a name from an address, whatever control characters that holds", async () => {
    const reading = getPushedHistory(mine.context, { name: "orders\u0000", range: "1h" });
    await expect(reading).resolves.toMatchObject({ series: 2 });
    const missing = getPushedHistory(mine.context, { name: "\u0000", range: "1h" });
    await expect(missing).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is unknown to other organisations", async () => {
    const other = await createOrganizationFixture("Other");
    expect(await listPushedMetrics(other.context)).toEqual([]);
    const reading = getPushedHistory(other.context, { name: "orders", range: "1h" });
    await expect(reading).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
