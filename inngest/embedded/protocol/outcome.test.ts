import { describe, expect, it } from "vitest";
import { interpretResponse } from "./outcome";

const now = new Date("2026-11-21T12:00:00Z");
const sdk = { "x-inngest-sdk": "inngest-js:v4.24.0" };
const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  interpretResponse({ status, headers: { ...sdk, ...headers }, body: JSON.stringify(body) }, now);

// The bodies are as the SDK sends them (4.24.0), not as the published specification has them.
const ID = "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567";

describe("an answer of the app", () => {
  it("with 200 is the function's output", () => {
    expect(answer(200, { done: true })).toMatchObject({
      operations: [{ kind: "run-completed", output: { done: true } }],
    });
  });

  it.each<[string, object, object]>([
    [
      "a step that ran",
      { id: ID, op: "StepRun", name: "load", displayName: "Load", data: 5, userland: { id: "load" } },
      { kind: "step-completed", id: ID, name: "Load", data: 5 },
    ],
    ["a step without a result", { id: ID, op: "StepRun" }, { kind: "step-completed", data: null }],
    [
      "a step that failed and may be tried again",
      { id: ID, op: "StepError", error: { name: "TypeError", message: "no", stack: "at x" } },
      { kind: "step-retry", error: { name: "TypeError", message: "no", stack: "at x" } },
    ],
    [
      "a step that failed for good",
      { id: ID, op: "StepFailed", error: "just text" },
      { kind: "step-failed", error: { message: "just text" } },
    ],
    ["a planned step", { id: ID, op: "StepPlanned", name: "a" }, { kind: "step-planned", race: false }],
    [
      "a planned step of a race",
      { id: ID, op: "StepPlanned", opts: { parallelMode: "race" } },
      { kind: "step-planned", race: true },
    ],
    ["a sleep by the SDK", { id: ID, op: "Sleep", name: "2s", opts: {} }, { kind: "sleep", until: "2s" }],
    [
      "a sleep by the specification",
      { id: ID, op: "Sleep", name: "nap", opts: { duration: "1h" } },
      { kind: "sleep", until: "1h" },
    ],
    [
      "a wait by the SDK",
      {
        id: ID,
        op: "WaitForEvent",
        name: "paid",
        opts: { timeout: "1d", if: "event.data.a == async.data.a" },
      },
      { kind: "wait", event: "paid", timeout: "1d", expression: "event.data.a == async.data.a" },
    ],
    [
      "a wait by the specification",
      { id: ID, op: "WaitForEvent", name: "wait", opts: { event: "paid", timeout: "1d" } },
      { kind: "wait", event: "paid" },
    ],
    [
      "an invocation",
      {
        id: ID,
        op: "InvokeFunction",
        opts: { function_id: "app-fn", payload: { data: { a: 1 } }, timeout: "5m" },
      },
      { kind: "invoke", functionId: "app-fn", data: { a: 1 }, timeout: "5m" },
    ],
    ["the end of a run", { id: ID, op: "RunComplete", data: [1] }, { kind: "run-completed", output: [1] }],
    ["a wish to be called again", { id: ID, op: "DiscoveryRequest" }, { kind: "rediscover" }],
  ])("with 206 can be %s", (_what, opcode, operation) => {
    expect(answer(206, [opcode])).toMatchObject({ kind: "operations", operations: [operation] });
  });

  it.each(["WaitForSignal", "Gateway", "AIGateway", "DeferAdd", "DeferAbort", "SomethingNew"])(
    "with the operation %s fails the run and names it",
    (op) => {
      const outcome = answer(206, [{ id: ID, op, opts: {} }]);
      expect(outcome).toMatchObject({ kind: "run-failed", error: { name: "UnsupportedOperation" } });
      expect(JSON.stringify(outcome)).toContain(op);
    },
  );

  it("with a sleep that is neither a duration nor a date fails the run", () => {
    expect(answer(206, [{ id: ID, op: "Sleep", name: "a while" }])).toMatchObject({ kind: "run-failed" });
  });

  it("with 500 costs an attempt, and is tried again when it asks for it", () => {
    const error = { name: "Error", message: "broken" };
    const headers = { "x-inngest-no-retry": "false", "retry-after": "120" };
    expect(answer(500, error, headers)).toEqual({ kind: "attempt-failed", error, retryAfterMs: 120_000 });
  });

  it("that forbids a retry fails the run", () => {
    const outcome = answer(
      400,
      { name: "NonRetriableError", message: "no" },
      { "x-inngest-no-retry": "true" },
    );
    expect(outcome).toEqual({ kind: "run-failed", error: { name: "NonRetriableError", message: "no" } });
  });

  it("after a checkpoint that was refused as stale is no failure of the function", () => {
    const outcome = answer(
      400,
      { name: "StaleDispatchError", message: "409" },
      { "x-inngest-no-retry": "true" },
    );
    expect(outcome.kind).toBe("undelivered");
  });

  it.each([502, 200, 404])("with %i but without the SDK's mark was not delivered", (status) => {
    expect(interpretResponse({ status, headers: {}, body: "{}" }, now).kind).toBe("undelivered");
  });

  it("that is cut off was not delivered", () => {
    expect(interpretResponse({ status: 206, headers: sdk, body: '[{"id":' }, now).kind).toBe("undelivered");
  });
});
