import { describe, expect, it } from "vitest";
import { canonicalJson } from "./canonical-json";
import { secretsEqual, signBody } from "./signature";

describe("signatures", () => {
  it("are made as Inngest makes them, over body and time", () => {
    // Computed with OpenSSL: printf '{"a":1}1795262596' | openssl dgst -sha256 -hmac 'ab12'
    const signature = signBody('{"a":1}', "signkey-prod-ab12", new Date(1_795_262_596_999));
    expect(signature).toBe("t=1795262596&s=4f1acdb532ebb8eb93c1a317a2243f2a299f5c5a85104ad857c41368c03cb4b6");
  });

  it("compare secrets by value only", () => {
    expect(secretsEqual("right", "right")).toBe(true);
    expect(secretsEqual("wrong", "right")).toBe(false);
    expect(secretsEqual("", "right")).toBe(false);
    expect(secretsEqual(undefined, "right")).toBe(false);
  });
});

describe("the canonical form", () => {
  it.each<[unknown, string]>([
    [{ b: 1, a: [true, null, "x"], c: { z: 0, y: undefined } }, '{"a":[true,null,"x"],"b":1,"c":{"z":0}}'],
    [{ "10": 1, "9": 2 }, '{"10":1,"9":2}'],
    [["\u0000", "\ud800", "é"], '["\\u0000","\\ud800","é"]'],
    [1e21, "1e+21"],
  ])("of %j is %s", (value, text) => expect(canonicalJson(value)).toBe(text));
});
