import { describe, expect, it } from "vitest";
import { automaticReason } from "./automatic-mail";
import { readAddresses, readMailAddress, readMessageId } from "./mail-address";

const mail = (headers: Record<string, string>, address = "mira@example.test") => ({
  headers: new Map(Object.entries(headers)),
  from: { address, name: "" },
});

describe("a mail that a machine wrote", () => {
  it.each([
    ["an out-of-office note", { "auto-submitted": "auto-replied" }],
    ["an automatic report", { "auto-submitted": "auto-generated; owner=x" }],
    ["a mailing list", { precedence: "list" }],
    ["bulk mail", { precedence: "Bulk" }],
    ["a delivery report", { "return-path": "<>" }],
    ["a bounce", { "content-type": "multipart/report; report-type=delivery-status" }],
    ["an old vacation program", { "x-autoreply": "yes" }],
  ])("is recognised: %s", (_, headers) => {
    expect(automaticReason(mail(headers))).not.toBeNull();
  });

  it.each([
    "MAILER-DAEMON@example.test",
    "no-reply@example.test",
    "noreply+1@example.test",
    "bounce-7@example.test",
  ])("is recognised by %s", (address) => {
    expect(automaticReason(mail({}, address))).not.toBeNull();
  });

  it.each([
    ["says so", { "auto-submitted": "no" }],
    ["says nothing", {}],
    [
      "is sent from Exchange in answer to ours",
      { "x-auto-response-suppress": "DR, OOF, AutoReply", "in-reply-to": "<a>" },
    ],
  ])("is not a person's that %s", (_, headers) => {
    expect(automaticReason(mail(headers))).toBeNull();
  });
});

describe("the addresses of a mail", () => {
  it.each([
    ["Mira <Mira@Example.test>", { address: "mira@example.test", name: "Mira" }],
    ['"Novak, Mira" <mira@example.test>', { address: "mira@example.test", name: "Novak, Mira" }],
    ["mira@example.test", { address: "mira@example.test", name: "" }],
    ['"owner@acme.test" <evil@example.test>', { address: "evil@example.test", name: "owner@acme.test" }],
    ["Mira", null],
    ["", null],
    ["a@b@c <x>", null],
  ])("are read from %j", (text, expected) => {
    expect(readMailAddress(text)).toEqual(expected);
  });

  it("are found in a list of several", () => {
    expect(readAddresses('A <a@x.test>, "B" <B+1@y.test>')).toEqual(["a@x.test", "b+1@y.test"]);
  });

  it.each([
    ["<abc@mail>", "abc@mail"],
    ["abc@mail", "abc@mail"],
    ["", null],
    [undefined, null],
    [`<${"a".repeat(400)}>`, null],
  ])("the Message-ID %j is %j", (given, expected) => {
    expect(readMessageId(given)).toBe(expected);
  });
});
