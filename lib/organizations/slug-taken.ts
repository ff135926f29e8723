import { AppError } from "@/lib/core/errors";

/** The error at the address field when somebody was faster. */
export function slugTaken(): AppError {
  const message = "This address is taken. Choose another one.";
  return new AppError("CONFLICT", message, { fields: [{ field: "slug", message }] });
}
