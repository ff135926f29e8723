"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { organizationAction } from "@/lib/auth/action-client";
import { cancelSubscription, resumeSubscription } from "@/lib/billing/mutations/cancel-subscription";
import { changePlan, previewPlanChange } from "@/lib/billing/mutations/change-plan";
import { openPortal } from "@/lib/billing/mutations/open-portal";
import { refreshBilling } from "@/lib/billing/mutations/refresh-billing";
import { setSpendCap } from "@/lib/billing/mutations/set-spend-cap";
import { startCheckout } from "@/lib/billing/mutations/start-checkout";
import { addTaxId, changeBillingEmail, removeTaxId } from "@/lib/billing/mutations/update-details";
import {
  BillingEmailInput,
  CancelInput,
  ChangePlanInput,
  PlanInput,
  RemoveTaxIdInput,
  SpendCapInput,
  TaxIdInput,
} from "@/lib/billing/schema";

// What is paid for shows in the shell as well.
const EVERYWHERE = "/[organization]";

const billingAction = organizationAction.metadata({ permission: "billing.manage" });

/** Answers the address of Stripe's checkout; the browser goes there by itself. */
export const startCheckoutAction = billingAction
  .inputSchema(PlanInput)
  .action(({ parsedInput, ctx }) => startCheckout(ctx.organization, parsedInput));

/** Answers the address of Stripe's portal. */
export const openPortalAction = billingAction
  .inputSchema(z.object({ place: z.enum(["overview", "payment-method"]) }))
  .action(({ parsedInput, ctx }) => openPortal(ctx.organization, parsedInput.place));

/** Reads Stripe at once, for whoever comes back from there before the webhook. */
export const refreshBillingAction = billingAction.action(async ({ ctx }) => {
  await refreshBilling(ctx.organization);
  revalidatePath(EVERYWHERE, "layout");
});

export const previewPlanChangeAction = billingAction
  .inputSchema(PlanInput)
  .action(({ parsedInput, ctx }) => previewPlanChange(ctx.organization, parsedInput));

export const changePlanAction = billingAction
  .inputSchema(ChangePlanInput)
  .action(async ({ parsedInput, ctx }) => {
    await changePlan(ctx.organization, parsedInput);
    revalidatePath(EVERYWHERE, "layout");
  });

export const cancelSubscriptionAction = billingAction
  .inputSchema(CancelInput)
  .action(async ({ parsedInput, ctx }) => {
    await cancelSubscription(ctx.organization, parsedInput);
    revalidatePath(EVERYWHERE, "layout");
  });

export const resumeSubscriptionAction = billingAction.action(async ({ ctx }) => {
  await resumeSubscription(ctx.organization);
  revalidatePath(EVERYWHERE, "layout");
});

export const changeBillingEmailAction = billingAction
  .inputSchema(BillingEmailInput)
  .action(async ({ parsedInput, ctx }) => {
    await changeBillingEmail(ctx.organization, parsedInput);
    revalidatePath(EVERYWHERE, "layout");
  });

export const addTaxIdAction = billingAction.inputSchema(TaxIdInput).action(async ({ parsedInput, ctx }) => {
  await addTaxId(ctx.organization, parsedInput);
  revalidatePath(EVERYWHERE, "layout");
});

export const removeTaxIdAction = billingAction
  .inputSchema(RemoveTaxIdInput)
  .action(async ({ parsedInput, ctx }) => {
    await removeTaxId(ctx.organization, parsedInput);
    revalidatePath(EVERYWHERE, "layout");
  });

export const setSpendCapAction = billingAction
  .inputSchema(SpendCapInput)
  .action(async ({ parsedInput, ctx }) => {
    await setSpendCap(ctx.organization, parsedInput);
    revalidatePath(EVERYWHERE, "layout");
  });
