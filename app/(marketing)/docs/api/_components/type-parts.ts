import type { JsonSchema } from "@/lib/api/openapi-types";

type TypePart = { text: string; link: boolean };

/** A type in words, with the named types in it as parts of their own, to be linked. */
export function typeParts(schema: JsonSchema): TypePart[] {
  if (schema.$ref !== undefined) return [{ text: schema.$ref.split("/").at(-1) ?? "", link: true }];
  if (schema.enum) return [words(schema.enum.map(String).join(" | ")), ...defaultPart(schema)];
  if (schema.anyOf)
    return schema.anyOf.flatMap((choice, place) => [
      ...(place > 0 ? [words(" or ")] : []),
      ...typeParts(choice),
    ]);
  if (schema.items) return [words("list of "), ...typeParts(schema.items)];
  const types = [schema.type ?? "anything"].flat().join(" or ");
  const format = schema.format === undefined ? "" : ` (${schema.format})`;
  return [words(`${types}${format}${bounds(schema)}`), ...defaultPart(schema)];
}

function bounds({ minimum, maximum }: JsonSchema): string {
  if (minimum === undefined || maximum === undefined) return "";
  return ` ${minimum} to ${maximum}`;
}

function defaultPart({ default: value }: JsonSchema): TypePart[] {
  return value === undefined || Array.isArray(value) ? [] : [words(`; ${String(value)} by default`)];
}

function words(text: string): TypePart {
  return { text, link: false };
}
