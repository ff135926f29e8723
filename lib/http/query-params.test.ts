import { describe, expect, it } from "vitest";
import { AuditFilter } from "@/lib/audit/schema";
import { queryParams } from "./query-params";

describe("the parameters of a download", () => {
  it("are one text where a parameter stands once, and a list where it repeats", () => {
    expect(queryParams("http://localhost/acme/export?q=mira&action=a&action=b&range=")).toEqual({
      q: "mira",
      action: ["a", "b"],
      range: "",
    });
  });

  it("narrow a download as they narrow the page", () => {
    const filter = AuditFilter.parse(queryParams("http://localhost/acme/export?q=mira&range=7d&after=9"));
    expect(filter).toMatchObject({ q: "mira", range: "7d", after: 9 });
  });
});
