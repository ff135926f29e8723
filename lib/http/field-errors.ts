import type { z } from "zod";
import type { FieldError } from "@/lib/core/errors";

/** The issues of a failed check as wrong fields; an unknown field is named itself, not its parent. */
export function fieldErrorsOf(error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({ field: [...issue.path, key].join("."), message: "is not a known field" }))
      : [{ field: issue.path.join("."), message: issue.message }],
  );
}
