import { describe, expect, it } from "vitest";
import { bytesArray, numberArray, timeArray } from "./array-literal";

describe("an array written as one parameter", () => {
  it.each([
    ["no numbers", numberArray([]), "{}"],
    ["numbers of every size", numberArray([1, -0.5, 1e21, 5e-324]), "{1,-0.5,1e+21,5e-324}"],
    [
      "times in UTC",
      timeArray([new Date(0), new Date(1_700_000_000_123)]),
      "{1970-01-01T00:00:00.000Z,2023-11-14T22:13:20.123Z}",
    ],
    ["bytes", bytesArray(["00ff", ""]), String.raw`{"\\x00ff","\\x"}`],
  ])("holds %s", (_, written, wanted) => {
    expect(written).toBe(wanted);
  });

  it("takes for bytes only what cannot end the array", () => {
    expect(() => bytesArray(['00"}'])).toThrow("hexadecimal");
    expect(() => bytesArray(["00", "0g"])).toThrow("hexadecimal");
  });
});
