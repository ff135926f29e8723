import { describe, expect, it } from "vitest";
import { describeDecision } from "./decision-words";

const NAMES = new Map([
  ["user:u1", "Mira"],
  ["channel:c1", "Ops chat"],
  ["window:s1", "Load test"],
  ["window:r1", "Dead hosts"],
]);

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
    ["routing", { reason: "told", bundled: 5, recipients: [] }, "Told", ["In one message with 4 others."]],
    [
      "routing",
      {
        reason: "escalation_stopped",
        because: "inhibited",
        by: { stage: "inhibition", id: "r1", until: null },
      },
      "The escalation stopped",
      ["Inhibition “Dead hosts”."],
    ],
    [
      "routing",
      { reason: "escalation_stopped", because: "acknowledged" },
      "The escalation stopped",
      ["Somebody acknowledged the alert."],
    ],
    ["routing", { reason: "told", recipients: [{ key: "email" }, { key: "email" }] }, "Told", ["To email."]],
    [
      "delivery",
      { reason: "delivered", channel_kind: "webhook", attempts: 3, http_status: 204 },
      "Delivered",
      ["By webhook.", "After 3 attempts.", "Answer 204."],
    ],
    [
      "routing",
      {
        reason: "suppressed_by_silence",
        notice: { kind: "fired" },
        hits: [
          { stage: "silence", id: "s1", until: "2026-11-21T16:00:00.000Z", counts: true },
          { stage: "maintenance", id: "gone", until: null, counts: false },
        ],
      },
      "Not told: silenced",
      [
        "That it fired.",
        "Silence “Load test” until 2026-11-21 16:00 UTC.",
        "Maintenance, which does not count before somebody else approves it.",
      ],
    ],
    [
      "routing",
      {
        reason: "told",
        notice: { kind: "resolved" },
        recipients: [
          { key: "user:u1", outcome: "told", reason: null },
          { key: "channel:c1", outcome: "told", reason: null },
          { key: "address:a@example.org", outcome: "filtered", reason: "below_minimum_severity" },
          { key: "user:u2", outcome: "held", reason: "quiet_hours", due_at: "2026-11-22T07:00:00.000Z" },
        ],
        unresolved: ["group:night"],
        fell_back: true,
      },
      "Told",
      [
        "That it is over.",
        "To Mira, Ops chat.",
        "Not to a@example.org: less grave than they want to hear of.",
        "Later to a former member, by 2026-11-22 07:00 UTC: quiet hours.",
        "group:night came to nobody.",
        "The admins were told instead.",
      ],
    ],
    [
      "routing",
      { reason: "escalation_step", escalation: "Night", recipients: ["user:u1"] },
      "Escalated",
      ["To Mira.", "Escalation policy Night."],
    ],
    ["transition", { reason: "something_new" }, "Something new", []],
    ["action", { reason: 7, until: "never", comment: null }, "Decided", []],
  ] as const)("%s: %j", (kind, content, title, details) => {
    expect(describeDecision(kind, { ...content } as never, NAMES)).toEqual({ title, details });
  });
});
