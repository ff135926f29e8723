import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Harness, eventually, startHarness } from "@/scripts/testing/engine/harness";
import { CRON_SECRET } from "@/scripts/testing/engine/test-app";

const MINUTE = 60_000;

describe("schedules", () => {
  let harness: Harness;
  let answering = true;
  const called: (string | null)[] = [];

  beforeAll(async () => {
    harness = await startHarness({
      now: new Date("2026-03-28T23:58:00Z"),
      settings: { webCrons: [{ path: "/api/cron/collect", schedule: "*/5 * * * *" }] },
      functions: (client) => [
        client.createFunction({ id: "hourly", triggers: [{ cron: "0 * * * *" }] }, ({ event }) => event.id),
        // In the night of 29 March 2026 Berlin's clocks go from 2 to 3.
        client.createFunction(
          { id: "berlin", triggers: [{ cron: "TZ=Europe/Berlin 30 3 * * *" }] },
          ({ event }) => event.id,
        ),
      ],
      intercept: (request) => {
        const { pathname } = new URL(request.url);
        if (pathname !== "/api/cron/collect") return undefined;
        called.push(request.headers.get("authorization"));
        return Response.json({}, { status: answering ? 202 : 503 });
      },
    });
  });

  afterAll(() => harness.stop());

  const waitingSlots = async (task: string) => {
    const rows = await harness.query<{ slot: string }>(
      "SELECT payload->>'slot' AS slot FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = $1 ORDER BY 1",
      [task],
    );
    return rows.map((row) => row.slot);
  };

  it("calls the routes of vercel.json at its start, for the slot that came last", async () => {
    await eventually(() => expect(called.length).toBeGreaterThan(0));
  });

  it("starts a function at its slot, once, and waits for the next", async () => {
    await harness.settle();
    expect(await harness.countRuns("hourly")).toBe(0);
    await harness.advance(2 * MINUTE + 500);
    const [run] = await harness.runs("hourly", "completed");
    expect(run?.output).toBe("2026-03-29T00:00:00.000Z");
    await harness.settle();
    expect(await harness.countRuns("hourly")).toBe(1);
    expect(await waitingSlots("cron")).toEqual(["2026-03-29T01:00:00.000Z", "2026-03-29T01:30:00.000Z"]);
  });

  it("keeps to the time of the zone when clocks change", async () => {
    await harness.advance(90 * MINUTE);
    const [run] = await harness.runs("berlin", "completed");
    expect(run?.output).toBe("2026-03-29T01:30:00.000Z");
    await harness.settle();
    expect(await waitingSlots("cron")).toContain("2026-03-30T01:30:00.000Z");
  });

  it("calls the routes of vercel.json with the secret", async () => {
    expect(called.length).toBeGreaterThan(0);
    expect(new Set(called)).toEqual(new Set([`Bearer ${CRON_SECRET}`]));
  });

  it("calls a route that does not answer again, and then goes on with the next slot", async () => {
    answering = false;
    const before = called.length;
    await harness.advance(5 * MINUTE);
    await eventually(() => expect(called.length).toBe(before + 1));
    await harness.advance(3_000);
    await eventually(() => expect(called.length).toBe(before + 2));
    answering = true;
    await harness.advance(3_000);
    await eventually(() => expect(called.length).toBe(before + 3));
    await harness.settle();
    expect(called.length).toBe(before + 3);
    const [slot] = await waitingSlots("web-cron");
    expect(new Date(slot ?? "") > harness.engine.context.clock.now()).toBe(true);
  });
});
