import { describe, expect, it, vi } from "vitest";
import { newId } from "@/lib/core/ids";
import { readReplyAddress, replyAddress } from "./reply-address";

vi.mock("@/lib/env", () => ({ env: { SIGNING_KEY: Buffer.alloc(32, 7).toString("base64") } }));

const BASE = "reply@in.example.test";

describe("the address to answer to", () => {
  it("says who answers which request, also after servers changed its case", () => {
    for (let number = 1; number < 200; number += 1) {
      const meant = { ticketNumber: number ** 4, userId: newId() };
      const address = replyAddress(BASE, meant);
      expect(readReplyAddress(BASE, ["other@example.test", address])).toEqual(meant);
      expect(readReplyAddress(BASE, [address.toUpperCase()])).toEqual(meant);
    }
  });

  it("fits into the 64 characters that mail allows before the @", () => {
    const address = replyAddress(BASE, { ticketNumber: 9_999_999, userId: newId() });
    expect(address.split("@")[0]?.length).toBeLessThanOrEqual(64);
  });

  it("does not open for another request or another person, whichever letter is changed", () => {
    const address = replyAddress(BASE, { ticketNumber: 1042, userId: newId() });
    const start = address.indexOf("+") + 1;
    const end = address.indexOf("@");
    for (let index = start; index < end; index += 1) {
      const letter = address[index] === "7" ? "6" : "7";
      const changed = `${address.slice(0, index)}${letter}${address.slice(index + 1)}`;
      expect(readReplyAddress(BASE, [changed])?.userId, changed).toBeUndefined();
    }
  });

  it.each([
    ["nobody", []],
    ["the address without a tag", [BASE]],
    ["a tag that is not ours", ["reply+hello@in.example.test"]],
    [
      "our tag at another domain",
      [replyAddress("reply@elsewhere.test", { ticketNumber: 1, userId: newId() })],
    ],
  ])("is not read from %s", (_, recipients) => {
    expect(readReplyAddress(BASE, recipients)).toBeNull();
  });
});
