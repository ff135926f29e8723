import type { JsonSchema } from "@/lib/api/openapi-types";

const REFERENCE = "#/components/schemas/";

/** The named types that a part of the document leads to, directly or through each other, in their own order. */
export function reachableSchemas(
  part: unknown,
  schemas: Record<string, JsonSchema>,
): Record<string, JsonSchema> {
  const reached = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === "$ref" && typeof inner === "string" && inner.startsWith(REFERENCE)) reach(inner);
      else visit(inner);
    }
  };
  const reach = (reference: string): void => {
    const name = reference.slice(REFERENCE.length);
    if (reached.has(name)) return;
    reached.add(name);
    visit(schemas[name]);
  };
  visit(part);
  return Object.fromEntries(Object.entries(schemas).filter(([name]) => reached.has(name)));
}
