import { describe, expect, it } from "vitest";
import { lostByChange } from "./lost";

const SMALL = { seats: 2, storageBytes: 1_000, tokensThisMonth: 50 };

describe("what a change of plan takes away", () => {
  it("is nothing by an upgrade", () => {
    expect(lostByChange("starter", "pro", SMALL)).toEqual([]);
    expect(lostByChange("pro", "enterprise", SMALL)).toEqual([]);
  });

  it("names the features that the smaller plan lacks", () => {
    expect(lostByChange("enterprise", "pro", SMALL)).toEqual(
      expect.arrayContaining(["SOC 2 evidence exports", "Branding", "A private model endpoint"]),
    );
    expect(lostByChange("enterprise", "pro", SMALL)).not.toContain("Single sign-on");
  });

  it("says where the organisation is above the new limits", () => {
    const large = { seats: 9, storageBytes: 6 * 1024 ** 3, tokensThisMonth: 12_000 };
    expect(lostByChange("pro", "starter", large)).toEqual(
      expect.arrayContaining([
        "9 seats are taken and Starter has 5: nobody can be added",
        "6 GiB are stored and Starter has 5 GiB: nothing can be added",
        "12,000 tokens are used this month and Starter has 10,000",
      ]),
    );
  });
});
