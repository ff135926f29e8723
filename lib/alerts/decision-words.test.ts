import { describe, expect, it } from "vitest";
import { describeDecision } from "./decision-words";

describe("a decision in words", () => {
  it.each([
    [
      "transition",
      { reason: "threshold_crossed", value: 91.5, threshold: 80, late: true },
      "Fired",
      ["Value 91.5, threshold 80.", "Evaluated late."],
    ],
    ["transition", { reason: "severity_raised", severity: "critical" }, "Severity raised", ["Now critical."]],
    ["action", { reason: "resolved", comment: "Fixed" }, "Resolved", ["Fixed"]],
    [
      "action",
      { reason: "snoozed", until: "2026-11-21T16:00:00.000Z" },
      "Snoozed",
      ["Until 2026-11-21 16:00 UTC."],
    ],
    ["routing", { reason: "suppressed_by_silence", recipients: [] }, "Not told: silenced", []],
    ["routing", { reason: "told", recipients: [{ key: "email" }, { key: "email" }] }, "Told", ["To email."]],
    [
      "delivery",
      { reason: "delivered", channel_kind: "webhook", attempts: 3, http_status: 204 },
      "Delivered",
      ["By webhook.", "After 3 attempts.", "Answer 204."],
    ],
    ["transition", { reason: "something_new" }, "Something new", []],
    ["action", { reason: 7, until: "never", comment: null }, "Decided", []],
  ] as const)("%s: %j", (kind, content, title, details) => {
    expect(describeDecision(kind, { ...content } as never)).toEqual({ title, details });
  });
});
