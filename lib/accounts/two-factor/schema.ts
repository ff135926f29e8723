import { z } from "zod";
import { Password } from "../schema";

const LONGEST_CODE = 40;

/** Six digits from the app, or a recovery code; spaces and hyphens as people type them. */
export const FactorCode = z
  .string("Enter the code.")
  .trim()
  .min(1, "Enter the code.")
  .max(LONGEST_CODE, "This is not a code: it is too long.");

export const PasswordOnlyInput = z.object({ password: Password });
export type PasswordOnlyInput = z.infer<typeof PasswordOnlyInput>;

export const CodeInput = z.object({ code: FactorCode });
export type CodeInput = z.infer<typeof CodeInput>;

export const DisableTotpInput = z.object({ password: Password, code: FactorCode });
export type DisableTotpInput = z.infer<typeof DisableTotpInput>;
