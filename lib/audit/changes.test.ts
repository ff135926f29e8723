import { describe, expect, it } from "vitest";
import { changesOf } from "./changes";

const NOTHING = { committedFields: [], personal: new Map<string, string>() };

describe("the changes of an audit entry", () => {
  it("are the fields that differ", () => {
    const before = { role: "member", name: "Mira", tags: ["a"] };
    const after = { role: "admin", name: "Mira", tags: ["a", "b"] };
    expect(changesOf({ before, after, ...NOTHING })).toEqual([
      { field: "role", before: "member", after: "admin", erased: false },
      { field: "tags", before: '["a"]', after: '["a","b"]', erased: false },
    ]);
  });

  it("are all fields of what is new or gone", () => {
    expect(changesOf({ before: null, after: { role: "admin", note: null }, ...NOTHING })).toEqual([
      { field: "role", before: null, after: "admin", erased: false },
    ]);
    expect(changesOf({ before: "old", after: null, ...NOTHING })).toEqual([
      { field: "value", before: "old", after: null, erased: false },
    ]);
  });

  it("have personal values in their places, or say that they were erased", () => {
    const personal = new Map([
      ["before.email", "old@example.test"],
      ["actor.name", "Mira"],
    ]);
    const committedFields = ["before.email", "after.email", "after.phone", "actor.name", "origin.ip_address"];
    expect(changesOf({ before: {}, after: {}, committedFields, personal })).toEqual([
      { field: "email", before: "old@example.test", after: null, erased: true },
      { field: "phone", before: null, after: null, erased: true },
    ]);
  });
});
