import { describe, expect, it } from "vitest";

import {
  filterHref,
  listHref,
  toggledFacetHref,
  valuesOfParam,
  type SearchParams,
} from "@/components/data-table/list-location";

const at = (params: SearchParams) => ({ pathname: "/acme/security", params });

describe("addresses of a list", () => {
  it("keep what is not changed", () => {
    expect(listHref(at({ q: "mira", range: "24h" }), { range: "7d" })).toBe("/acme/security?q=mira&range=7d");
  });

  it("keep every value of a repeated parameter", () => {
    const href = listHref(at({ severity: ["high", "low"] }), { q: "x" });
    expect(href).toBe("/acme/security?severity=high&severity=low&q=x");
  });

  it("escape what people type", () => {
    expect(listHref(at({}), { q: "a&b=c d" })).toBe("/acme/security?q=a%26b%3Dc+d");
  });

  it("are the bare path when nothing is left, so that a link there clears everything", () => {
    expect(listHref(at({ q: "x" }), { q: null })).toBe("/acme/security");
  });

  it("start the list again when a filter changes, because the old place means nothing there", () => {
    const href = filterHref(at({ cursor: "abc", q: "x" }), { severity: ["high"] });
    expect(href).toBe("/acme/security?q=x&severity=high");
  });

  it("switch one value of a facet on and off and leave its neighbours", () => {
    const both = at({ severity: ["high", "low"] });
    expect(toggledFacetHref(both, "severity", "low")).toBe("/acme/security?severity=high");
    expect(toggledFacetHref(both, "severity", "info")).toBe(
      "/acme/security?severity=high&severity=low&severity=info",
    );
    expect(toggledFacetHref(at({ severity: "high" }), "severity", "high")).toBe("/acme/security");
  });

  it("take an empty parameter for an absent one", () => {
    expect(valuesOfParam({ q: "" }, "q")).toEqual([]);
    expect(valuesOfParam({ q: "a" }, "q")).toEqual(["a"]);
  });
});
