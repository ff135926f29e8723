import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { finishAtStripe, requireCustomer } from "../internal/ruling";
import type { BillingEmailInput, RemoveTaxIdInput, TaxIdInput } from "../schema";
import { askStripe } from "../stripe";

/** Where Stripe sends invoices and receipts. */
export async function changeBillingEmail(
  context: OrganizationContext,
  { email }: BillingEmailInput,
): Promise<void> {
  requirePermission(context, "billing.manage");
  const customer = await requireCustomer(context);
  await askStripe((stripe) => stripe.customers.update(customer, { email }));
  await finishAtStripe(context, {
    action: "billing.change_email",
    personal: { "after.email": email },
  });
}

/** A tax id that invoices name; Stripe checks it with the country's register. */
export async function addTaxId(context: OrganizationContext, { type, value }: TaxIdInput): Promise<void> {
  requirePermission(context, "billing.manage");
  const customer = await requireCustomer(context);
  await askStripe((stripe) => stripe.customers.createTaxId(customer, { type, value }));
  await finishAtStripe(context, { action: "billing.add_tax_id", after: { type, value } });
}

export async function removeTaxId(context: OrganizationContext, { id }: RemoveTaxIdInput): Promise<void> {
  requirePermission(context, "billing.manage");
  const customer = await requireCustomer(context);
  await askStripe((stripe) => stripe.customers.deleteTaxId(customer, id));
  await finishAtStripe(context, { action: "billing.remove_tax_id", before: { id } });
}
