import { describe, expect, it } from "vitest";
import { fillPlaceholders } from "./fill-placeholders";

describe("a legal text", () => {
  it("names the operator where it is known", () => {
    expect(fillPlaceholders("By {{OPERATOR_NAME}}.", { OPERATOR_NAME: "Acme Ltd" })).toEqual({
      text: "By Acme Ltd.",
      missing: [],
    });
  });

  it("says plainly what is not stated, and lists it once", () => {
    const { text, missing } = fillPlaceholders("{{OPERATOR_NAME}} and {{OPERATOR_NAME}}", {});
    expect(text).toBe("**[not stated yet: OPERATOR_NAME]** and **[not stated yet: OPERATOR_NAME]**");
    expect(missing).toEqual(["OPERATOR_NAME"]);
  });

  it("takes a setting as text, never as markup", () => {
    const { text } = fillPlaceholders("{{OPERATOR_NAME}}", {
      OPERATOR_NAME: "[A](https://x.example) *B* {{C}}",
    });
    expect(text).toBe("\\[A\\]\\(https://x.example\\) \\*B\\* \\{\\{C\\}\\}");
  });
});
