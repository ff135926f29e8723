import { z } from "zod";
import { API_ENDPOINTS } from "./endpoints";
import type { JsonSchema } from "./openapi-types";
import { namedSchemas } from "./schemas";

const OPERATIONS = "Operations";

/** Every schema of every endpoint under a name of its own, so that one conversion makes all references. */
const parts: Record<string, z.ZodType> = {};
for (const { operation, params, query, body, answers } of API_ENDPOINTS) {
  if (params) parts[`${operation} params`] = params;
  if (query) parts[`${operation} query`] = query;
  if (body) parts[`${operation} body`] = body.schema;
  for (const [status, answer] of Object.entries(answers))
    if (answer.schema) parts[`${operation} ${status}`] = answer.schema;
}
z.object(parts).register(namedSchemas, { id: OPERATIONS });

/** The schemas that the document names, and a look-up of the parts of an endpoint. */
export function jsonSchemas(): {
  named: Record<string, JsonSchema>;
  partOf: (operation: string, part: "params" | "query" | "body" | number) => JsonSchema;
} {
  const { schemas } = z.toJSONSchema(namedSchemas, {
    // What is sent: transforms have no schema of what they make. Answers have neither these nor defaults.
    io: "input",
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ jsonSchema }) => simplify(jsonSchema),
  });
  const named = Object.entries(schemas as Record<string, JsonSchema & { $schema?: string; $id?: string }>)
    .filter(([id]) => id !== OPERATIONS)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([id, { $schema: _dialect, $id: _id, ...schema }]) => [id, schema] as const);
  const made = (schemas as Record<string, JsonSchema>)[OPERATIONS]?.properties ?? {};
  return {
    named: Object.fromEntries(named),
    partOf: (operation, part) => made[`${operation} ${part}`] ?? {},
  };
}

/** Leaves out what only repeats the format or JavaScript's own limits. */
function simplify(schema: Record<string, unknown>): void {
  if (schema.format !== undefined) delete schema.pattern;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
}
