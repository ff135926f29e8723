import "server-only";
import { AppError } from "@/lib/core/errors";
import { checkPassword, passwordProblem, type PasswordPerson } from "./password-rules";

/** Throws INVALID_INPUT at the given field when the password breaks a rule. */
export async function requireGoodPassword(
  password: string,
  person: PasswordPerson,
  field: string,
): Promise<void> {
  const { estimateStrength } = await import("./password-strength");
  const problem = passwordProblem(checkPassword(password, person, estimateStrength(password, person)));
  if (problem !== null)
    throw new AppError("INVALID_INPUT", problem, { fields: [{ field, message: problem }] });
}
