import { describe, expect, it } from "vitest";
import { fillResponse } from "./fill";
import { rankResponses, slashQuery } from "./rank";

const response = (shortcode: string, title: string, body = "…") => ({
  id: shortcode,
  shortcode,
  title,
  body,
});
const values = {
  "customer.name": "Mira",
  "organization.name": "Acme",
  "ticket.number": "#1042",
  "agent.name": "Ana",
};

describe("canned responses", () => {
  it.each<[string, string | null]>([
    ["/", ""],
    ["Hello /ref", "ref"],
    ["Hello\n/Refund", "refund"],
    ["and/or", null],
    ["/refund now", null],
    ["https://x", null],
    ["", null],
  ])("are asked for in %j by %j", (text, query) => {
    expect(slashQuery(text)).toBe(query);
  });

  it("are offered by the beginning of their shortcode, then by what it holds, then by title and text", () => {
    const all = [
      response("late", "About a refund"),
      response("no-refund", "Refused"),
      response("refund", "Granted"),
      response("other", "Something else", "You get a refund."),
      response("hello", "Greeting"),
    ];
    expect(rankResponses(all, "refund").map(({ shortcode }) => shortcode)).toEqual([
      "refund",
      "no-refund",
      "late",
      "other",
    ]);
  });

  it("are filled in with what is known, and show what is not", () => {
    const text =
      "Hello {{customer.name}} of {{ organization.name }}, {{ticket.number}} {{unknown.thing}} {{constructor}}";
    expect(fillResponse(text, values)).toBe("Hello Mira of Acme, #1042 {{unknown.thing}} {{constructor}}");
  });

  it("take a value as it is, even one that looks like a variable or a pattern", () => {
    expect(fillResponse("{{customer.name}}", { ...values, "customer.name": "$& {{agent.name}}" })).toBe(
      "$& {{agent.name}}",
    );
  });
});
