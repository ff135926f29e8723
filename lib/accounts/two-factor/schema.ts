import { z } from "zod";

const LONGEST_CODE = 40;

/** Six digits from the app, or a recovery code; spaces and hyphens as people type them. */
export const FactorCode = z
  .string("Enter the code.")
  .trim()
  .min(1, "Enter the code.")
  .max(LONGEST_CODE, "This is not a code: it is too long.");

/** Empty for people who have none: they sign in with their provider a moment before instead. */
const OwnPassword = z.string("Enter your password.").max(1_000);

export const PasswordOnlyInput = z.object({ password: OwnPassword });
export type PasswordOnlyInput = z.infer<typeof PasswordOnlyInput>;

export const CodeInput = z.object({ code: FactorCode });
export type CodeInput = z.infer<typeof CodeInput>;

export const DisableTotpInput = z.object({ password: OwnPassword, code: FactorCode });
export type DisableTotpInput = z.infer<typeof DisableTotpInput>;
