import { describe, expect, it } from "vitest";

import { initialsOf } from "@/components/ui/avatar";

describe("initialsOf", () => {
  it.each([
    ["Mira Sander", "MS"],
    ["Ana Maria de Souza", "AS"],
    ["mira@company.example", "M"],
    ["mira.sander@company.example", "MS"],
    ["Øystein", "Ø"],
    ["", "?"],
    ["  ", "?"],
  ])("shortens %j to %s", (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
