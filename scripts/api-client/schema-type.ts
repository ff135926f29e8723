import type { JsonSchema } from "@/lib/api/openapi-types";

/** The TypeScript type of what a JSON schema describes. */
export function schemaType(schema: JsonSchema): string {
  if (schema.$ref !== undefined) return refName(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map(schemaType))].join(" | ");
  const types = [schema.type ?? []].flat();
  return types.length === 0 ? "unknown" : types.map((type) => plainType(type, schema)).join(" | ");
}

/** The name of the type that a reference stands for. */
export function refName(reference: string): string {
  return reference.split("/").at(-1) ?? reference;
}

/** A doc comment, or nothing. */
export function docComment(text: string | undefined): string {
  return text === undefined ? "" : `/** ${text.replaceAll("*/", "* /")} */\n`;
}

function plainType(type: string, schema: JsonSchema): string {
  switch (type) {
    case "integer":
      return "number";
    case "array":
      return `(${schemaType(schema.items ?? {})})[]`;
    case "object":
      return objectType(schema);
    default:
      return type;
  }
}

function objectType({ properties, required = [], additionalProperties }: JsonSchema): string {
  if (!properties) {
    const values = typeof additionalProperties === "object" ? schemaType(additionalProperties) : "unknown";
    return `Record<string, ${values}>`;
  }
  if (Object.keys(properties).length === 0) return "Record<string, never>";
  const members = Object.entries(properties).map(
    ([name, schema]) =>
      `${docComment(schema.description)}${name}${required.includes(name) ? "" : "?"}: ${schemaType(schema)};`,
  );
  return `{\n${members.join("\n")}\n}`;
}
