import { describe, expect, it } from "vitest";
import { answerMessage } from "./answer-message";
import type { AnswerResult, UnchangedAlert } from "./types";

const now = new Date("2026-11-21T12:00:00Z");
const at = new Date("2026-11-21T11:58:00Z");
const mira = { id: "mira", name: "Mira Castellanos" };

const acknowledged: UnchangedAlert = { id: "a", state: "acknowledged", by: mira, at };
const cleared: UnchangedAlert = { id: "b", state: "resolved", by: null, at };
const resolved: UnchangedAlert = { id: "c", state: "resolved", by: mira, at };

const result = (part: Partial<AnswerResult>): AnswerResult => ({
  changed: [],
  unchanged: [],
  missing: [],
  ...part,
});

describe("what is said of an answer", () => {
  it.each([
    ["one done", result({ changed: ["a"] }), "Acknowledged", undefined],
    ["all of several done", result({ changed: ["a", "b"] }), "Acknowledged: 2 alerts", undefined],
    [
      "another was first",
      result({ unchanged: [acknowledged] }),
      "Mira Castellanos was first",
      "Acknowledged by Mira Castellanos 2 minutes ago.",
    ],
    [
      "it cleared meanwhile",
      result({ unchanged: [cleared] }),
      "This alert is over",
      "It cleared by itself 2 minutes ago.",
    ],
    [
      "another resolved it",
      result({ unchanged: [resolved] }),
      "This alert is over",
      "Resolved by Mira Castellanos 2 minutes ago.",
    ],
    [
      "some of several done",
      result({ changed: ["x"], unchanged: [acknowledged] }),
      "Acknowledged: 1 of 2 alerts",
      "Acknowledged by Mira Castellanos 2 minutes ago.",
    ],
    [
      "some no longer there",
      result({ changed: ["x"], missing: ["y"] }),
      "Acknowledged: 1 of 2 alerts",
      undefined,
    ],
    [
      "none of several done",
      result({ unchanged: [acknowledged, cleared] }),
      "Nothing left to change",
      "Acknowledged by Mira Castellanos 2 minutes ago.",
    ],
  ])("%s", (_, answer, title, description) => {
    const told = answerMessage("acknowledge", answer, "me", now);
    expect([told.title, told.description]).toEqual([title, description]);
  });

  it("speaks of oneself as you", () => {
    const own = result({ unchanged: [{ ...acknowledged, by: { id: "me", name: "Me" } }] });
    expect(answerMessage("acknowledge", own, "me", now)).toMatchObject({
      title: "Nothing to change",
      description: "Acknowledged by you 2 minutes ago.",
    });
  });
});
