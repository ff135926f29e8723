import { describe, expect, it } from "vitest";
import { navigationItems } from "./navigation";
import { scorePaletteEntry } from "./palette-score";
import { settingsPlaces } from "./settings-places";

/** What the palette would list for these words, best first. */
function found(typed: string): string[] {
  const pages = navigationItems.map(({ label, keywords }) => ({ label, keywords }));
  return [...pages, ...settingsPlaces]
    .map(({ label, keywords }) => ({ label, score: scorePaletteEntry(label, typed, keywords) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ label }) => label);
}

describe("what can be set, in the words of those who look for it", () => {
  it.each([
    ["2fa", "Two-factor authentication"],
    ["lost phone", "Sign out other devices"],
    ["unsubscribe", "Mails you receive"],
    ["fingerprint", "Passkeys"],
    ["company name", "Rename organisation"],
    ["kick out", "Members"],
    ["tamper", "Verify the audit chain"],
    ["csv", "Export audit log"],
    ["gaps", "Missed collections"],
  ])("%s leads to %s", (typed, place) => {
    expect(found(typed)).toContain(place);
  });

  it("stands on pages that exist, each place once", () => {
    const pages = new Set(navigationItems.map(({ id }) => id));
    expect(settingsPlaces.filter(({ page }) => !pages.has(page))).toEqual([]);
    expect(new Set(settingsPlaces.map(({ label }) => label)).size).toBe(settingsPlaces.length);
  });
});
