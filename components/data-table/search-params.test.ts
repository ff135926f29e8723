import { describe, expect, it } from "vitest";

import {
  filterHref,
  hrefWithParams,
  toggledFacetHref,
  valuesOfParam,
} from "@/components/data-table/search-params";

describe("addresses of a list", () => {
  it("keep what is not changed", () => {
    expect(hrefWithParams({ q: "mira", range: "24h" }, { range: "7d" })).toBe("?q=mira&range=7d");
  });

  it("keep every value of a repeated parameter", () => {
    expect(hrefWithParams({ severity: ["high", "low"] }, { q: "x" })).toBe("?severity=high&severity=low&q=x");
  });

  it("escape what people type", () => {
    expect(hrefWithParams({}, { q: "a&b=c d" })).toBe("?q=a%26b%3Dc+d");
  });

  it("start the list again when a filter changes, because the old place means nothing there", () => {
    expect(filterHref({ cursor: "abc", q: "x" }, { severity: ["high"] })).toBe("?q=x&severity=high");
  });

  it("switch one value of a facet on and off and leave its neighbours", () => {
    const params = { severity: ["high", "low"] };
    expect(toggledFacetHref(params, "severity", "low")).toBe("?severity=high");
    expect(toggledFacetHref(params, "severity", "info")).toBe("?severity=high&severity=low&severity=info");
    expect(toggledFacetHref({ severity: "high" }, "severity", "high")).toBe("?");
  });

  it("take an empty parameter for an absent one", () => {
    expect(valuesOfParam({ q: "" }, "q")).toEqual([]);
    expect(valuesOfParam({ q: "a" }, "q")).toEqual(["a"]);
  });
});
