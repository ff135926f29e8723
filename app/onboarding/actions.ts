"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { sessionAction } from "@/lib/auth/action-client";
import { findOrganization } from "@/lib/auth/organization-context";
import { startCheckout } from "@/lib/billing/mutations/start-checkout";
import { missingStripeSettings } from "@/lib/billing/stripe";
import { SetModulesInput } from "@/lib/modules/schema";
import { chooseConnectors } from "@/lib/onboarding/mutations/choose-connectors";
import { chooseModules } from "@/lib/onboarding/mutations/choose-modules";
import { completeOnboarding } from "@/lib/onboarding/mutations/complete-onboarding";
import { finishStep } from "@/lib/onboarding/mutations/finish-step";
import { nameOrganization } from "@/lib/onboarding/mutations/name-organization";
import { beginAnother } from "@/lib/onboarding/mutations/open-onboarding";
import { saveDraft } from "@/lib/onboarding/mutations/save-draft";
import {
  CompleteInput,
  ConnectorsInput,
  Draft,
  NameOrganizationInput,
  SkipInput,
} from "@/lib/onboarding/schema";
import { reportError } from "@/lib/observability/error-tracking";
import { stepNumber, stepOf } from "@/lib/onboarding/steps";
import { findSlugProblem } from "@/lib/organizations/queries";

export const checkSlugAction = sessionAction
  .inputSchema(z.object({ slug: z.string().max(100) }))
  .action(async ({ parsedInput }) => ({ problem: await findSlugProblem(parsedInput.slug) }));

export const saveDraftAction = sessionAction
  .inputSchema(Draft)
  .action(async ({ parsedInput, ctx }) => saveDraft(ctx.session.user.id, parsedInput));

export const nameOrganizationAction = sessionAction
  .inputSchema(NameOrganizationInput)
  .action(async ({ parsedInput, ctx }) => {
    await nameOrganization(ctx.session, parsedInput, ctx.origin);
    redirect("/onboarding/connectors");
  });

export const chooseConnectorsAction = sessionAction
  .inputSchema(ConnectorsInput)
  .action(async ({ parsedInput, ctx }) => {
    await chooseConnectors(ctx.session, parsedInput, ctx.origin);
    redirect("/onboarding/modules");
  });

export const chooseModulesAction = sessionAction
  .inputSchema(SetModulesInput)
  .action(async ({ parsedInput, ctx }) => {
    await chooseModules(ctx.session, parsedInput, ctx.origin);
    redirect("/onboarding/plan");
  });

export const skipStepAction = sessionAction.inputSchema(SkipInput).action(async ({ parsedInput, ctx }) => {
  await finishStep(ctx.session.user.id, parsedInput.step, "skip");
  redirect(`/onboarding/${stepOf(stepNumber(parsedInput.step) + 1)}`);
});

export const completeOnboardingAction = sessionAction
  .inputSchema(CompleteInput)
  .action(async ({ parsedInput, ctx }) => {
    const slug = await completeOnboarding(ctx.session, parsedInput, ctx.origin);
    const paysNow = parsedInput.plan === "pro" && missingStripeSettings().length === 0;
    if (!paysNow) redirect(`/${slug}/dashboard?notice=created`);
    const checkout = await findCheckout(slug);
    if (checkout === null) redirect(`/${slug}/dashboard?notice=unpaid`);
    return checkout;
  });

/** Stripe's checkout for an organisation that is set up; null where it cannot be opened: the trial goes on. */
async function findCheckout(slug: string): Promise<{ url: string } | null> {
  const context = await findOrganization(slug);
  if (context === null) return null;
  try {
    return await startCheckout(context, { plan: "pro" }, "dashboard");
  } catch (error) {
    await reportError(error, { where: "checkout of a new organisation" });
    return null;
  }
}

export const beginAnotherAction = sessionAction.action(async ({ ctx }) => {
  await beginAnother(ctx.session.user.id);
  redirect("/onboarding/organization");
});
