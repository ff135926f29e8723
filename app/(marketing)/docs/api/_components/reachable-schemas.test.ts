import { expect, it } from "vitest";
import type { JsonSchema } from "@/lib/api/openapi-types";
import { reachableSchemas } from "./reachable-schemas";

const to = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

const SCHEMAS: Record<string, JsonSchema> = {
  Alert: { properties: { policy: to("Policy"), notes: { type: "array", items: to("Note") } } },
  Policy: { properties: { alerts: { type: "array", items: to("Alert") } } },
  Note: { type: "string" },
  Channel: { type: "string" },
};

it.each([
  ["nothing", { type: "string" }, []],
  [
    "a type and what it leads to, once, also in a circle",
    { schema: to("Alert") },
    ["Alert", "Policy", "Note"],
  ],
  ["a type within a choice", { anyOf: [{ type: "null" }, to("Channel")] }, ["Channel"]],
])("names %s", (_, part, names) => {
  expect(Object.keys(reachableSchemas(part, SCHEMAS))).toEqual(names);
});

it("passes over a reference to another part of the document", () => {
  expect(reachableSchemas({ $ref: "#/components/responses/Problem" }, SCHEMAS)).toEqual({});
});
