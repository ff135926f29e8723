import canonicalize from "canonicalize";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, storableJson, type JsonInput } from "./canonical-json";

describe("canonical JSON", () => {
  it("sorts keys by UTF-16 code units and writes numbers as RFC 8785 says", () => {
    const value = {
      "\u20ac": 1e21,
      "\r": -0,
      "\ufb33": 1e-7,
      "1": 4.5,
      "\u{1f600}": [56.0, null],
      ö: "\u0080",
    };
    expect(canonicalJson(value)).toBe(
      '{"\\r":0,"1":4.5,"ö":"\u0080","€":1e+21,"😀":[56,null],"\ufb33":1e-7}',
    );
  });

  it("writes any value as the reference implementation does", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = storableJson(value as JsonInput);
        expect(canonicalJson(json)).toBe(canonicalize(json));
      }),
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, "\ud800", ["\udc00"], { "\ud800": 1 }])(
    "refuses %j, which has no text of its own",
    (value) => {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    },
  );

  it("does not depend on the order in which keys were set", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const backwards = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(storableJson(backwards))).toBe(canonicalJson(storableJson(value)));
      }),
    );
  });

  it("keeps everything but what a database text cannot hold", () => {
    expect(storableJson({ "a\u0000": "x\ud800y", b: undefined, c: Number.NaN, d: [undefined, 1] })).toEqual({
      "a\ufffd": "x\ufffdy",
      c: "NaN",
      d: [null, 1],
    });
    const tricky: unknown = JSON.parse('{"__proto__":{"a":1}}');
    expect(JSON.stringify(storableJson(tricky as { __proto__: { a: number } }))).toBe(
      '{"__proto__":{"a":1}}',
    );
  });
});
