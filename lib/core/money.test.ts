import { describe, expect, it } from "vitest";
import { formatMoney, formatPrice, microsOf, moneyOfMicros } from "./money";

describe("money", () => {
  it.each([
    [{ minor: 19_900, currency: "usd" }, "$199.00"],
    [{ minor: 123_456_705, currency: "eur" }, "€1,234,567.05"],
    [{ minor: -250, currency: "usd" }, "-$2.50"],
    [{ minor: 500, currency: "jpy" }, "¥500"],
  ])("is shown with its symbol and every digit: %o", (money, text) => {
    expect(formatMoney(money)).toBe(text);
  });

  it("is shown as a price without empty cents", () => {
    expect(formatPrice({ minor: 19_900, currency: "usd" })).toBe("$199");
    expect(formatPrice({ minor: 19_950, currency: "usd" })).toBe("$199.50");
  });

  it("goes to micro-units and back without losing anything", () => {
    expect(microsOf({ minor: 19_900, currency: "usd" })).toBe(199_000_000n);
    expect(microsOf({ minor: 7, currency: "jpy" })).toBe(7_000_000n);
    expect(moneyOfMicros(199_000_000n, "usd")).toEqual({ minor: 19_900, currency: "usd" });
  });

  it("shows a part of the smallest unit as a whole one", () => {
    expect(moneyOfMicros(1n, "usd").minor).toBe(1);
    expect(moneyOfMicros(10_001n, "usd").minor).toBe(2);
    expect(moneyOfMicros(0n, "usd").minor).toBe(0);
  });
});
