import { describe, expect, it } from "vitest";
import { chooseColors } from "./choose-colors";
import { isReadable, nearestReadable } from "./shades";

const NOTHING = { primaryLight: null, primaryDark: null, accentLight: null, accentDark: null };

describe("the colours of a brand", () => {
  it("are refused where they cannot be read, at their field and with a shade that can", () => {
    const chosen = chooseColors({ ...NOTHING, primaryLight: "#f5a623", primaryDark: "#f5a623" });
    expect(chosen).toEqual({
      kind: "refused",
      fields: [
        {
          field: "primaryLight",
          message: `#f5a623 has a contrast of 1.7:1 in the light theme; text needs 4.5:1. Use ${nearestReadable("light", "#f5a623")}, the nearest shade that can be read.`,
        },
      ],
    });
  });

  it("are completed for the theme that is left out", () => {
    const chosen = chooseColors({ ...NOTHING, primaryLight: "#7c2d12", accentDark: "#fca5a5" });
    if (chosen.kind === "refused") throw new Error("Both can be read.");
    const { primaryDark, accentLight } = chosen.colors;
    expect(primaryDark && isReadable("dark", primaryDark)).toBe(true);
    expect(accentLight && isReadable("light", accentLight)).toBe(true);
  });

  it("are the product's where nothing is chosen", () => {
    expect(chooseColors(NOTHING)).toEqual({ kind: "chosen", colors: NOTHING });
  });
});
