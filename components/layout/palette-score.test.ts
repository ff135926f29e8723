import { describe, expect, it } from "vitest";

import { navigationItems } from "@/components/layout/navigation";
import { scorePaletteEntry } from "@/components/layout/palette-score";

function bestPage(search: string): string | undefined {
  const scored = navigationItems.map((item) => ({
    label: item.label,
    score: scorePaletteEntry(item.label, search, item.keywords),
  }));
  const best = scored.toSorted((one, other) => other.score - one.score)[0];
  return best && best.score > 0 ? best.label : undefined;
}

describe("the command palette", () => {
  it.each([
    ["mon", "Monitoring"],
    ["latency", "Monitoring"],
    ["invite", "Members"],
    ["kick out", "Members"],
    ["token", "API keys"],
    ["who did what", "Audit log"],
    ["password", "Account security"],
    ["2fa", "Account security"],
    ["SECURITY EV", "Security events"],
  ])("finds by %s the page %s", (search, page) => {
    expect(bestPage(search)).toBe(page);
  });

  it("hides what matches by scattered letters only", () => {
    expect(scorePaletteEntry("Profile", "latency", ["account"])).toBe(0);
  });

  it("wants every typed word", () => {
    expect(scorePaletteEntry("Audit log", "audit zebra", ["history"])).toBe(0);
  });

  it("shows everything before anything is typed", () => {
    expect(scorePaletteEntry("Audit log", "  ")).toBe(1);
  });

  it("puts a name above a synonym", () => {
    expect(scorePaletteEntry("Members", "mem")).toBeGreaterThan(
      scorePaletteEntry("People", "mem", ["members"]),
    );
  });
});
