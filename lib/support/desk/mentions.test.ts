import { describe, expect, it } from "vitest";
import { mentionedIn, speaksToCustomer } from "./mentions";

const ana = { userId: "1", name: "Ana", email: "Ana@regulix.test" };
const ben = { userId: "2", name: "Ben", email: "ben.c@regulix.test" };

describe("mentions in a note", () => {
  it.each<[string, string[]]>([
    ["@ana please look", ["Ana"]],
    ["Ask @ben.c.", ["Ben"]],
    ["@ANA and @ben.c, and @ana again", ["Ana", "Ben"]],
    ["Wrote to ana@regulix.test", []],
    ["@anabel is nobody here", []],
    ["Nobody", []],
  ])("%s", (body, names) => {
    expect(mentionedIn(body, [ana, ben]).map(({ name }) => name)).toEqual(names);
  });

  it("notices a note that speaks to the customer", () => {
    expect(speaksToCustomer("@customer, we are sorry")).toBe(true);
    expect(speaksToCustomer("mail to info@customer.example")).toBe(false);
    expect(speaksToCustomer("The customer is right")).toBe(false);
  });
});
