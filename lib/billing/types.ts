import type { Money } from "@/lib/core/money";
import type { PlanKey } from "@/lib/plans/plans";

/** What somebody can pay for. */
export type PaidPlan = Exclude<PlanKey, "starter">;

export type PaymentMethod = {
  kind: string;
  brand: string | null;
  last4: string | null;
  expiresMonth: number | null;
  expiresYear: number | null;
};

export type TaxId = { id: string; type: string; value: string; status: string | null };

export const INVOICE_STATES = ["draft", "open", "paid", "uncollectible", "void"] as const;
export type InvoiceState = (typeof INVOICE_STATES)[number];

export type BillingInvoice = {
  id: string;
  number: string | null;
  state: InvoiceState;
  total: Money;
  due: Money;
  issuedAt: Date;
  /** Where it is paid. */
  hostedUrl: string | null;
  pdfUrl: string | null;
};

/** What an organisation pays, as Stripe was last read. */
export type BillingOverview = {
  isCustomer: boolean;
  hasSubscription: boolean;
  /** Stripe's own word for the subscription; null without one. */
  stripeStatus: string | null;
  periodEndsAt: Date | null;
  cancelAtPeriodEnd: boolean;
  nextInvoice: { total: Money; at: Date } | null;
  billingEmail: string | null;
  paymentMethod: PaymentMethod | null;
  taxIds: TaxId[];
  spendCap: Money | null;
  invoices: BillingInvoice[];
  /** When Stripe was last read. */
  readAt: Date | null;
};

/** What a change of plan costs, as Stripe counts it; `prorationDate` makes the change cost exactly that. */
export type PlanChangePreview = {
  plan: PaidPlan;
  /** Charged at once; negative is a credit towards the next invoice. */
  today: Money;
  next: { total: Money; at: Date };
  lines: { description: string; amount: Money }[];
  prorationDate: number;
  lost: string[];
};

/** Tokens of a month and what they cost. */
export type TokenMonth = {
  usedTokens: number;
  /** Set aside by calls that are under way. */
  reservedTokens: number;
  cost: Money;
  resetsAt: Date;
};
