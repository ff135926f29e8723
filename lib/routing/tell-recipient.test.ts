import { describe, expect, it } from "vitest";
import { DEFAULT_ALERT_PREFERENCE, DEFAULT_ROUTING_SETTINGS, type AlertPreference } from "./settings";
import { tellRecipient, type TellingInput } from "./tell-recipient";

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 21, 22, minutes));
const night = { days: [1, 2, 3, 4, 5, 6, 7], from: "21:00", until: "07:00", timeZone: "UTC" };

const input: TellingInput = {
  notice: { kind: "fired", severity: "high", at: at(0), policyKind: "threshold" },
  preference: null,
  group: { lastToldAt: null, pendingDueAt: null },
  bucket: null,
  settings: { ...DEFAULT_ROUTING_SETTINGS, groupWaitSeconds: 0 },
  notBefore: null,
  at: at(0),
};

const prefers = (changes: Partial<AlertPreference>): AlertPreference => ({
  ...DEFAULT_ALERT_PREFERENCE,
  ...changes,
});

const outcomeOf = (changes: Partial<TellingInput>) => {
  const telling = tellRecipient({ ...input, ...changes });
  return telling.outcome === "told" ? "told" : telling.reason;
};

const critical = { ...input.notice, severity: "critical" } as const;
const resolved = { ...input.notice, kind: "resolved" } as const;

describe("what becomes of a notice for one recipient", () => {
  it.each([
    ["is told", {}, "told"],
    [
      "is told what is as grave as they ask for",
      { preference: prefers({ minimumSeverity: "high" }) },
      "told",
    ],
    [
      "is spared what is less",
      { preference: prefers({ minimumSeverity: "critical" }) },
      "below_minimum_severity",
    ],
    ["is spared a category", { preference: prefers({ mutedCategories: ["performance"] }) }, "muted_category"],
    ["is told of other categories", { preference: prefers({ mutedCategories: ["security"] }) }, "told"],
    ["sleeps", { preference: prefers({ quietHours: night }) }, "quiet_hours"],
    [
      "is woken for what is critical",
      { notice: critical, preference: prefers({ quietHours: night }) },
      "told",
    ],
    [
      "is not woken even for that, where they say so",
      { notice: critical, preference: prefers({ quietHours: night, criticalPasses: false }) },
      "quiet_hours",
    ],
    [
      "is told that it is over, whatever they filter since",
      {
        notice: resolved,
        preference: prefers({ minimumSeverity: "critical", mutedCategories: ["performance"] }),
      },
      "told",
    ],
    ["waits for the working hours", { notBefore: at(600) }, "working_hours"],
    ["waits for the group", { settings: DEFAULT_ROUTING_SETTINGS }, "group"],
    ["does not wait for it once it is late", { settings: DEFAULT_ROUTING_SETTINGS, at: at(1) }, "told"],
    ["is bundled over the limit", { bucket: { tokens: 0, countedAt: at(0) } }, "rate_limit"],
  ] as const)("%s", (_what, changes, expected) => {
    expect(outcomeOf(changes)).toBe(expected);
  });

  it("holds until the quiet hours end", () => {
    expect(tellRecipient({ ...input, preference: prefers({ quietHours: night }) })).toEqual({
      outcome: "held",
      reason: "quiet_hours",
      dueAt: new Date("2026-11-22T07:00:00Z"),
    });
  });
});
