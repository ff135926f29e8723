import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { requestOrigin } from "@/lib/auth/request-origin";
import { requireSession, type ActiveSession } from "@/lib/auth/session";
import { missingStripeSettings } from "@/lib/billing/stripe";
import { env } from "@/lib/env";
import { metricsEndpoint } from "@/lib/metrics/endpoint";
import { proposedModules } from "@/lib/modules/catalogue";
import { listModules } from "@/lib/modules/queries";
import { viewStep } from "@/lib/onboarding/mutations/open-onboarding";
import {
  getConnections,
  getNamedOrganization,
  onboardingContext,
  type OpenOnboarding,
} from "@/lib/onboarding/queries";
import { STEP_LABELS, toStep, type OnboardingStep } from "@/lib/onboarding/steps";
import { findOrganizationRefusal } from "@/lib/plans/organization-limit";
import { ConnectorsStep } from "../_components/connectors-step";
import { ModulesStep } from "../_components/modules-step";
import { OneOrganization } from "../_components/one-organization";
import { OrganizationStep } from "../_components/organization-step";
import { PlanStep } from "../_components/plan-step";
import { WizardFrame } from "../_components/wizard-frame";

type StepPageProps = { params: Promise<{ step: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: StepPageProps): Promise<Metadata> {
  const step = toStep((await params).step);
  return { title: step === null ? "Set up" : `Set up: ${STEP_LABELS[step].toLowerCase()}` };
}

export default async function OnboardingStepPage({ params, searchParams }: StepPageProps) {
  const session = await requireSession();
  const { step: asked } = await params;
  const cameBackFrom = toStep(valuesOfParam(await searchParams, "from")[0] ?? "");
  const { onboarding, step } = await viewStep(session.user.id, asked, cameBackFrom);
  if (step !== asked) redirect(`/onboarding/${step}`);
  return (
    <WizardFrame step={step} reached={onboarding.reached} email={session.user.email}>
      {await contentOf(step, session, onboarding)}
    </WizardFrame>
  );
}

async function contentOf(
  step: OnboardingStep,
  session: ActiveSession,
  onboarding: OpenOnboarding,
): Promise<ReactNode> {
  const origin = env.APP_URL.replace(/\/$/, "");
  if (onboarding.organizationId === null) {
    const refusal = await findOrganizationRefusal(session.user.id);
    if (refusal !== null) return <OneOrganization refusal={refusal} />;
    return <OrganizationStep origin={origin} given={onboarding.draft} isFounded={false} />;
  }
  const context = await onboardingContext(session, onboarding, await requestOrigin());
  const slug = context.organizationSlug;
  switch (step) {
    case "organization":
      return <OrganizationStep origin={origin} given={await getNamedOrganization(context)} isFounded />;
    case "connectors":
      return <ConnectorsStep slug={slug} endpoint={metricsEndpoint()} {...await getConnections(context)} />;
    case "modules": {
      const { useCase } = await getNamedOrganization(context);
      return <ModulesStep chosen={(await listModules(context)) ?? proposedModules(useCase)} />;
    }
    case "plan":
      return <PlanStep canPay={missingStripeSettings().length === 0} />;
  }
}
