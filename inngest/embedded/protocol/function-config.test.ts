import { describe, expect, it } from "vitest";
import { parseFunction } from "./function-config";

const base = {
  id: "app-fn",
  name: "Function",
  triggers: [{ event: "go" }],
  steps: {
    step: {
      id: "step",
      name: "step",
      runtime: { type: "http", url: "http://127.0.0.1:3000/api/inngest?fnId=app-fn" },
    },
  },
};

describe("the configuration of a function", () => {
  it("is read with durations in milliseconds and limits as a list", () => {
    const definition = parseFunction({
      ...base,
      concurrency: 3,
      throttle: { limit: 1, period: "10s" },
      debounce: { period: "5m", timeout: "1h" },
      timeouts: { finish: "2h" },
      cancel: [{ event: "stop", timeout: "1d" }],
    });
    expect(definition).toMatchObject({
      maxAttempts: 5,
      concurrency: [{ limit: 3 }],
      throttle: { period: 10_000 },
      debounce: { period: 300_000, timeout: 3_600_000 },
      timeouts: { finish: 7_200_000 },
      cancel: [{ event: "stop", timeout: 86_400_000 }],
    });
  });

  it.each<[string, object, RegExp]>([
    ["an unknown option", { levitation: true }, /app-fn: .*levitation/],
    [
      "an unknown option of an option",
      { throttle: { limit: 1, period: "1s", jitter: "1s" } },
      /app-fn: throttle.*jitter/,
    ],
    ["a trigger with jitter", { triggers: [{ cron: "* * * * *", jitter: "5s" }] }, /app-fn: triggers/],
    ["a schedule that is none", { triggers: [{ cron: "at noon" }] }, /app-fn: triggers/],
    ["a zone that does not exist", { triggers: [{ cron: "TZ=Mars/Base 0 3 * * *" }] }, /app-fn: triggers/],
    ["an expression that is none", { idempotency: "event.data." }, /app-fn: idempotency/],
    [
      "a duration that is none",
      { timeouts: { start: "soon" } },
      /app-fn: timeouts.start: "soon" is not a duration/,
    ],
    [
      "a runtime other than HTTP",
      { steps: { step: { id: "step", name: "step", runtime: { type: "ws", url: "ws://a" } } } },
      /app-fn: steps/,
    ],
  ])("is refused with %s, by name", (_what, change, reason) => {
    expect(() => parseFunction({ ...base, ...change })).toThrow(reason);
  });
});
