import { describe, expect, it } from "vitest";
import { filterQuery, firedPeriod, hasAlertFilters, parseAlertFilters, parseLabel } from "./filters";

const now = new Date("2026-11-21T12:00:00Z");

describe("filters in the address of the list", () => {
  it("take nonsense for nothing", () => {
    const filters = parseAlertFilters({
      state: ["open", "firing"],
      severity: "info",
      policy: "1 OR 1=1",
      label: ["=x", "plain"],
      assignee: "everybody",
      mark: "starred",
      range: "1y",
      since: "yesterday",
      q: "\u0000 ",
    });
    expect(filters).toEqual(parseAlertFilters({ state: "firing" }));
    expect(hasAlertFilters(parseAlertFilters({ severity: "info", range: "7d" }))).toBe(false);
  });

  it.each([
    ["host=db-1", { name: "host", value: "db-1" }],
    ["query=a=b", { name: "query", value: "a=b" }],
    ["empty=", { name: "empty", value: "" }],
    ["=value", null],
    ["name", null],
    [`${"x".repeat(600)}=1`, null],
  ])("read the label %s", (text, label) => {
    expect(parseLabel(text)).toEqual(label);
  });

  it("let an exact time stand instead of a range", () => {
    expect(firedPeriod(parseAlertFilters({ range: "24h" }), now)).toEqual({
      since: new Date("2026-11-20T12:00:00Z"),
      until: null,
    });
    const exact = parseAlertFilters({ range: "24h", since: "2026-11-01T00:00:00.000Z", until: "2026-11-02" });
    expect(firedPeriod(exact, now)).toEqual({
      since: new Date("2026-11-01T00:00:00Z"),
      until: new Date("2026-11-02T00:00:00Z"),
    });
    expect(firedPeriod(parseAlertFilters({ range: "all" }), now)).toEqual({ since: null, until: null });
  });

  it("make equal texts of equal views, without the place in the list", () => {
    expect(filterQuery({ q: "disk", after: "x", severity: ["high", "low"], state: "firing" })).toBe(
      filterQuery({ state: "firing", severity: ["high", "low"], q: "disk", density: "compact" }),
    );
    expect(filterQuery({ q: "" })).toBe("");
  });
});
