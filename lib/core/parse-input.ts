import type { ZodType } from "zod";
import { AppError } from "./errors";

/** Checks what came from outside; throws INVALID_INPUT that names each wrong field and why. */
export function parseInput<Output>(schema: ZodType<Output>, value: unknown): Output {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields = result.error.issues.map((issue) => ({
    field: issue.path.map(String).join("."),
    message: issue.message,
  }));
  throw new AppError("INVALID_INPUT", "Some fields need attention.", { fields, cause: result.error });
}
