import { z } from "zod";
import { SIGN_IN_METHODS } from "./security-policy";

export const GRACE_CHOICES_DAYS = [0, 7, 14, 30] as const;
export const SESSION_CHOICES_HOURS = [8, 12, 24, 168] as const;

export const UpdateSecurityPolicyInput = z.object({
  requireTwoFactor: z.boolean(),
  /** Counts from the moment the requirement is made; one that stands keeps its date. */
  graceDays: z.literal(GRACE_CHOICES_DAYS),
  sessionMaxHours: z.literal(SESSION_CHOICES_HOURS).nullable(),
  signInMethods: z.array(z.enum(SIGN_IN_METHODS)).min(1, "Allow at least one way to sign in."),
});
export type UpdateSecurityPolicyInput = z.infer<typeof UpdateSecurityPolicyInput>;
