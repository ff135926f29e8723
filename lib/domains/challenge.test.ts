import { describe, expect, it } from "vitest";
import { sight, type Sighting } from "./challenge";

describe("the record that proves a domain", () => {
  it.each<[string, string[], Sighting]>([
    ["it is there", ["regulix-domain-verification=abc"], "present"],
    ["it stands among others", ["v=spf1 -all", " regulix-domain-verification=abc "], "present"],
    ["it is another organisation's", ["regulix-domain-verification=xyz"], "absent"],
    ["only a part of it is there", ["regulix-domain-verification="], "absent"],
  ])("when %s", (_what, values, sighting) => {
    expect(sight({ kind: "found", values }, "abc")).toBe(sighting);
  });

  it("is absent without any record, and unknown when nobody answers", () => {
    expect(sight({ kind: "none" }, "abc")).toBe("absent");
    expect(sight({ kind: "unreachable" }, "abc")).toBe("unknown");
  });
});
