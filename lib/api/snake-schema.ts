import { z } from "zod";
import { snakeCase } from "@/lib/core/key-case";

/** The schema of an object as the public API names its fields: `thresholdValue` is `threshold_value`. */
export function snakeSchema(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodDefault)
    return snakeSchema(schema.unwrap() as z.ZodType).default(schema.def.defaultValue);
  if (!(schema instanceof z.ZodObject)) return schema;
  return z.strictObject(snakeShape(schema.shape));
}

/** The same for its fields alone. */
export function snakeShape(shape: z.ZodRawShape): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(shape).map(([name, field]) => [snakeCase(name), snakeSchema(field as z.ZodType)]),
  );
}
