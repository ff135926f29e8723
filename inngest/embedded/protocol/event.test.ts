import { describe, expect, it } from "vitest";
import { EventRejected, MAX_EVENT_BYTES, parseSentEvents } from "./event";

const NOW = new Date("2026-11-21T12:00:00Z");
const MANY = Array.from({ length: 2_000 }, () => ({ name: "counted" }));

const idsOf = (seed: string | undefined, body: unknown = MANY) =>
  parseSentEvents(body, seed, NOW).map((event) => event.id);

describe("the ids of sent events", () => {
  it.each([
    ["made from the SDK's seed", "1795262596660,3q2+7wAAAAAAAA=="],
    ["made here", undefined],
  ])("sort as the events were sent, when %s", (_, seed) => {
    const ids = idsOf(seed);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it("are the same for the same seed and differ for another", () => {
    const ids = idsOf("1795262596660,3q2+7wAAAAAAAA==");
    expect(idsOf("1795262596660,3q2+7wAAAAAAAA==")).toEqual(ids);
    const others = new Set(idsOf("1795262596660,AAAA7wAAAAAAAA=="));
    expect(ids.some((id) => others.has(id))).toBe(false);
  });

  it("are made here when the seed is not one of the SDK's", () => {
    const [id] = idsOf("not a seed", { name: "counted" });
    expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
  });
});

describe("sent events that are refused", () => {
  it.each([
    ["a name that is reserved", { name: "inngest/function.failed" }, /reserved/, 400],
    ["no name", { data: {} }, /event 0: name/, 400],
    ["data that is no object", { name: "counted", data: [1] }, /event 0: data/, 400],
    ["too much data", { name: "counted", data: { text: "x".repeat(MAX_EVENT_BYTES) } }, /larger than/, 413],
  ])("%s", (_, body, message, status) => {
    const parse = () => parseSentEvents(body, undefined, NOW);
    expect(parse).toThrow(EventRejected);
    expect(parse).toThrow(expect.objectContaining({ status, message: expect.stringMatching(message) }));
  });
});
