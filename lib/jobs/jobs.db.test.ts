import { NonRetriableError } from "inngest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { staffActor } from "@/lib/auth/staff-access";
import { SYSTEM_ORIGIN } from "@/lib/core/context";
import { eventually, startHarness, type Harness } from "@/scripts/testing/engine/harness";
import { SIGNING_KEY } from "@/scripts/testing/engine/test-app";
import { asSuperuser } from "@/scripts/testing/superuser";
import { getQueueState } from "./engine";
import { parseRunFilters } from "./filters";
import { orderRun } from "./mutations";
import { getRun, listFunctions, listRuns } from "./queries";

const STAFF = "ops@example.com";
const session = {
  id: "0190f7a4-0000-7000-8000-000000000001",
  user: {
    id: "0190f7a4-0000-7000-8000-000000000002",
    name: "Olu Staff",
    email: STAFF,
    timeZone: "UTC",
    isStaff: true,
  },
};
const REASON = "Ticket 4711: the provider is back";

describe("the jobs that staff see", () => {
  let harness: Harness;
  let repaired = false;

  beforeAll(async () => {
    harness = await startHarness({
      functions: (client) => [
        client.createFunction(
          { id: "orders", triggers: [{ event: "order" }], concurrency: { limit: 3, key: "event.data.team" } },
          async ({ event, step }) => {
            await step.run("reserve", () => ({ reserved: event.data.number }));
            return step.run("charge", () => {
              if (event.data.bad && !repaired) throw new NonRetriableError("the card was refused");
              return "charged";
            });
          },
        ),
        client.createFunction(
          { id: "patient", retries: 1, triggers: [{ event: "patient" }, { cron: "30 4 * * *" }] },
          ({ step }) => step.sleep("a day", "1d"),
        ),
        client.createFunction({ id: "flaky", retries: 2, triggers: [{ event: "flaky" }] }, () => {
          throw new Error("not reachable");
        }),
        client.createFunction({ id: "collector", triggers: [{ event: "collection/tick.requested" }] }, () =>
          "x".repeat(40_000),
        ),
      ],
    });
    Object.assign(process.env, {
      REGULIX_ENGINE_URL: `http://127.0.0.1:${harness.engine.port}`,
      INNGEST_SIGNING_KEY: SIGNING_KEY,
      STAFF_EMAILS: STAFF,
    });
  });

  afterAll(() => harness.stop());

  const send = (name: string, data = {}) => harness.client.send({ name, data });
  const runsOf = async (params: Parameters<typeof parseRunFilters>[0]) =>
    (await listRuns(parseRunFilters(params))).runs;
  const onlyRun = async (name: string, state: string) => {
    const [run] = await harness.runs(name, state);
    return run?.id ?? "";
  };
  const logged = async () =>
    (
      await asSuperuser(
        "SELECT action, resource_id, actor_kind, actor_reason FROM audit_logs ORDER BY sequence",
      )
    ).rows;

  it("are listed with what starts them, how many run at a time and how they have been doing", async () => {
    await send("order", { number: 1, bad: true });
    await onlyRun("orders", "failed");
    const functions = new Map((await listFunctions()).map((each) => [each.id, each]));
    expect(functions.get("test-orders")).toMatchObject({
      triggers: [{ source: "order", schedule: null, nextAt: null }],
      concurrency: "3 for each event.data.team",
      attempts: 5,
      active: 0,
      failedLastDay: 1,
      lastRun: { state: "failed" },
    });
    expect(functions.get("test-patient")).toMatchObject({ concurrency: null, attempts: 2, lastRun: null });
    const next = functions.get("test-patient")?.triggers[1]?.nextAt?.toISOString();
    expect(next).toMatch(/T04:30:00\.000Z$/);
    expect(functions.get("test-collector")?.triggers).toEqual([
      expect.objectContaining({ source: "collection/tick.requested", schedule: "*/5 * * * *" }),
    ]);
  });

  it("show a run with its event, its steps, their outputs and what failed it", async () => {
    const run = await getRun(await onlyRun("orders", "failed"));
    expect(run).toMatchObject({ state: "failed", event: "order", attempts: 1, output: null });
    expect(run.error?.message).toBe("the card was refused");
    expect(run.events).toEqual([
      expect.objectContaining({ body: { text: expect.stringContaining('"number": 1') } }),
    ]);
    expect(run.steps).toEqual([
      expect.objectContaining({
        name: "reserve",
        state: "completed",
        output: { text: '{\n  "reserved": 1\n}' },
        error: null,
      }),
      expect.objectContaining({
        name: "charge",
        state: "failed",
        output: null,
        error: expect.objectContaining({ message: "the card was refused" }),
      }),
    ]);
  });

  it("name the size of an output that is too large to read", async () => {
    await send("collection/tick.requested", { tickAt: "2026-11-21T10:00:00.000Z" });
    const run = await getRun(await onlyRun("collector", "completed"));
    expect(run.output).toEqual({ bytes: 40_002 });
    expect(run.durationMilliseconds).toBeGreaterThanOrEqual(0);
  });

  it("say what the last attempt failed with and when the next one is due", async () => {
    await send("flaky");
    await harness.settle();
    const [run] = await runsOf({ function: "test-flaky" });
    expect(run).toMatchObject({ state: "running", attempts: 1, error: { message: "not reachable" } });
    expect(run?.retryAt?.getTime()).toBeGreaterThan(Date.now());
    expect(await getQueueState()).toMatchObject({
      engine: "ok",
      depth: 0,
      oldestAgeSeconds: null,
      scheduled: 1,
    });
  });

  it("are filtered by state, function and time", async () => {
    expect((await runsOf({ state: ["failed"] })).map((run) => run.functionId)).toEqual(["test-orders"]);
    expect((await runsOf({ state: ["failed", "completed"] })).length).toBe(2);
    expect(await runsOf({ state: ["failed"], function: "test-collector" })).toEqual([]);
    await harness.query(
      "UPDATE engine.runs SET id = '01AAAAAAAA' || substr(id, 11) WHERE status = 'completed'",
    );
    expect(await runsOf({ state: ["completed"], range: "7d" })).toEqual([]);
    expect((await runsOf({ state: ["completed"], range: "all" })).length).toBe(1);
  });

  it("are told page by page, newest first, forth and back", async () => {
    await harness.client.send(
      Array.from({ length: 60 }, (_, number) => ({ name: "order", data: { number, team: number } })),
    );
    await eventually(async () =>
      expect((await listRuns(parseRunFilters({ state: "completed" }))).total).toBe(60),
    );
    const filters = parseRunFilters({ state: "completed" });
    const first = await listRuns(filters);
    const second = await listRuns(filters, { after: first.olderCursor ?? "" });
    const third = await listRuns(filters, { after: second.olderCursor ?? "" });
    const ids = [first, second, third].flatMap((page) => page.runs.map((run) => run.id));
    expect(ids).toEqual([...new Set(ids)].sort().reverse());
    expect(ids.length).toBe(60);
    expect([first.newerCursor, third.olderCursor]).toEqual([null, null]);
    const back = await listRuns(filters, { before: second.newerCursor ?? "" });
    expect(back.runs).toEqual(first.runs.map((run) => ({ ...run })));
  });

  it("do not exist under an id that is none", async () => {
    for (const id of ["01ARZ3NDEKTSV4RRFFQ69G5FAV", "x' OR true", ""])
      await expect(getRun(id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("go on where they stopped when staff retry them, and the platform's log says who and why", async () => {
    repaired = true;
    const id = await onlyRun("orders", "failed");
    await orderRun(staffActor(session, REASON), SYSTEM_ORIGIN, "retry", id);
    await eventually(async () => expect((await getRun(id)).state).toBe("completed"));
    const { steps, error, attempts } = await getRun(id);
    expect(steps.map((step) => [step.name, step.state])).toEqual([
      ["reserve", "completed"],
      ["charge", "completed"],
    ]);
    expect([error, attempts]).toEqual([null, 2]);
    expect(await logged()).toEqual([
      { action: "jobs.retry", resource_id: id, actor_kind: "staff", actor_reason: REASON },
    ]);
  });

  it("end when staff cancel them", async () => {
    await send("patient");
    const id = await onlyRun("patient", "running");
    await orderRun(staffActor(session, REASON), SYSTEM_ORIGIN, "cancel", id);
    expect(await getRun(id)).toMatchObject({ state: "cancelled", error: { message: "by an operator" } });
    expect((await logged()).at(-1)).toMatchObject({ action: "jobs.cancel", resource_id: id });
  });

  it("refuse what their state does not allow, and the log has no word of it", async () => {
    const id = await onlyRun("patient", "cancelled");
    const before = await logged();
    const cancel = orderRun(staffActor(session, REASON), SYSTEM_ORIGIN, "cancel", id);
    await expect(cancel).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await logged()).toEqual(before);
  });

  it("are ordered about by nobody but staff, and by them only with a reason", () => {
    const stranger = { ...session, user: { ...session.user, email: "mira@example.com" } };
    const unmarked = { ...session, user: { ...session.user, isStaff: false } };
    for (const other of [stranger, unmarked])
      expect(() => staffActor(other, REASON)).toThrow(expect.objectContaining({ code: "NOT_FOUND" }));
    expect(() => staffActor(session, "  oops   ")).toThrow(
      expect.objectContaining({ code: "INVALID_INPUT" }),
    );
  });

  it("are still listed when the engine does not answer, and that is said", async () => {
    await harness.engine.stop();
    expect((await getQueueState()).engine).toBe("unreachable");
    expect((await listFunctions()).length).toBe(4);
    const waiting = await onlyRun("flaky", "running");
    await expect(
      orderRun(staffActor(session, REASON), SYSTEM_ORIGIN, "cancel", waiting),
    ).rejects.toMatchObject({ code: "UNAVAILABLE" });
  });
});
