import type { CancelReason, TaxIdType } from "./schema";
import type { InvoiceState, PaymentMethod } from "./types";

export const CANCEL_REASON_LABELS: Record<CancelReason, string> = {
  too_expensive: "It costs too much",
  missing_features: "Something is missing",
  switched_service: "We use another product",
  unused: "We do not use it enough",
  customer_service: "Support was not good enough",
  too_complex: "It is too complicated",
  low_quality: "It does not work well enough",
  other: "Another reason",
};

export const TAX_ID_LABELS: Record<TaxIdType, string> = {
  eu_vat: "EU VAT number",
  gb_vat: "UK VAT number",
  ch_vat: "Swiss VAT number",
  us_ein: "US employer identification number",
  no_vat: "Norwegian VAT number",
  ca_bn: "Canadian business number",
  au_abn: "Australian business number",
};

export const INVOICE_STATE_LABELS: Record<InvoiceState, string> = {
  draft: "In preparation",
  open: "Open",
  paid: "Paid",
  uncollectible: "Given up",
  void: "Void",
};

/** A tax id's kind, also of one that was added at Stripe. */
export function taxIdLabel(type: string): string {
  return Object.entries(TAX_ID_LABELS).find(([key]) => key === type)?.[1] ?? type.replaceAll("_", " ");
}

/** "Visa ending in 4242, valid until 12/2030". */
export function paymentMethodLabel(method: PaymentMethod): string {
  const name = method.brand ?? method.kind.replaceAll("_", " ");
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  const ending = method.last4 === null ? "" : ` ending in ${method.last4}`;
  if (method.expiresMonth === null || method.expiresYear === null) return `${title}${ending}`;
  return `${title}${ending}, valid until ${String(method.expiresMonth).padStart(2, "0")}/${method.expiresYear}`;
}
