import { z } from "zod";

/** Why somebody cancels, in Stripe's words. */
export const CANCEL_REASONS = [
  "too_expensive",
  "missing_features",
  "switched_service",
  "unused",
  "customer_service",
  "too_complex",
  "low_quality",
  "other",
] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

/** The tax ids that customers enter themselves; others are set in Stripe's portal. */
export const TAX_ID_TYPES = ["eu_vat", "gb_vat", "ch_vat", "us_ein", "no_vat", "ca_bn", "au_abn"] as const;
export type TaxIdType = (typeof TAX_ID_TYPES)[number];

const paidPlan = z.enum(["pro", "enterprise"]);

export const PlanInput = z.object({ plan: paidPlan });
export type PlanInput = z.infer<typeof PlanInput>;

/** The preview's time makes the change cost exactly what was shown. */
export const ChangePlanInput = z.object({ plan: paidPlan, prorationDate: z.int().positive() });
export type ChangePlanInput = z.infer<typeof ChangePlanInput>;

export const CancelInput = z.object({
  reason: z.union([z.enum(CANCEL_REASONS), z.literal("").transform(() => undefined)]).optional(),
  comment: z.string().trim().max(1_000, "Use at most 1,000 characters.").default(""),
});
export type CancelInput = z.infer<typeof CancelInput>;

export const BillingEmailInput = z.object({
  email: z.email("Enter an address like billing@company.example."),
});
export type BillingEmailInput = z.infer<typeof BillingEmailInput>;

export const TaxIdInput = z.object({
  type: z.enum(TAX_ID_TYPES),
  value: z.string().trim().min(3, "Enter the number with its letters, such as DE123456789.").max(60),
});
export type TaxIdInput = z.infer<typeof TaxIdInput>;

export const RemoveTaxIdInput = z.object({ id: z.string().max(100) });
export type RemoveTaxIdInput = z.infer<typeof RemoveTaxIdInput>;

const AMOUNT = /^\d{1,7}(\.\d{1,2})?$/;

/** In dollars, as people type it; empty takes the cap away. */
export const SpendCapInput = z.object({
  amount: z
    .string()
    .trim()
    .refine((text) => text === "" || AMOUNT.test(text), "Enter an amount like 50 or 49.90, or nothing.")
    .transform((text) => (text === "" ? null : Math.round(Number(text) * 100))),
});
export type SpendCapInput = z.infer<typeof SpendCapInput>;
