import { describe, expect, it } from "vitest";
import { csvLine } from "./csv";

describe("a line of CSV", () => {
  it("quotes what needs quotes and leaves the rest as it is", () => {
    expect(csvLine(["plain", 'say "no"', "a,b", "two\nlines", null, -1.5, ""])).toBe(
      'plain,"say ""no""","a,b","two\nlines",,-1.5,\r\n',
    );
  });

  it.each(["=1+1", "+1", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1"])(
    "takes the formula out of %j",
    (text) => {
      expect(csvLine([text])).toMatch(/^"?'/);
    },
  );
});
