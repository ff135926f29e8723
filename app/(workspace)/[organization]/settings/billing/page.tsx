import type { Metadata } from "next";
import { HelpLink } from "@/components/help/help-link";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { SettingsSection } from "@/components/ui/section";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { plansForSale } from "@/lib/billing/prices";
import { readBilling, readFootprint, readTokenMonth } from "@/lib/billing/queries";
import { missingStripeSettings } from "@/lib/billing/stripe";
import { BillingDetails } from "./_components/billing-details";
import { InvoicesTable } from "./_components/invoices-table";
import { MissingSettings } from "./_components/missing-settings";
import { PaymentMethodCard } from "./_components/payment-method-card";
import { PlanCard } from "./_components/plan-card";
import { SpendCapForm } from "./_components/spend-cap-form";
import { TokenUsage } from "./_components/token-usage";

export const metadata: Metadata = { title: "Billing" };

export default async function BillingPage({ params }: { params: Promise<{ organization: string }> }) {
  const context = await requireOrganization((await params).organization);
  if (!mayOpenPage(context, "billing.read")) return <NoAccess action="billing.read" />;
  const [billing, footprint, tokens] = await Promise.all([
    readBilling(context),
    readFootprint(context),
    readTokenMonth(context),
  ]);
  const slug = context.organizationSlug;
  const { timeZone } = context.viewer;
  const missing = missingStripeSettings();
  const refusal = context.permissions.includes("billing.manage")
    ? missing.length > 0
      ? "Payments are not set up yet."
      : undefined
    : "Only owners and members with the role billing can change this.";
  return (
    <Page width="content">
      <PageHeader
        title="Billing"
        status={<HelpLink organization={slug} slug="change-plan" about="plans and payments" />}
        description="The plan, what it costs and what is used of it."
      />
      {missing.length > 0 && <MissingSettings names={missing} />}
      <SettingsSection
        title="Plan"
        description="Changes take effect at once; an end takes effect with its period."
      >
        <PlanCard
          slug={slug}
          subscription={context.subscription}
          billing={billing}
          footprint={footprint}
          forSale={plansForSale()}
          timeZone={timeZone}
          refusal={refusal}
        />
      </SettingsSection>
      <SettingsSection title="Usage" description="Tokens are counted by the month, in UTC.">
        <TokenUsage slug={slug} plan={context.subscription.plan} tokens={tokens} />
      </SettingsSection>
      <SettingsSection
        title="Spend cap"
        description="The most that tokens may cost in a month. At the cap copilots stop; nothing else does."
      >
        <SpendCapForm
          slug={slug}
          cap={billing.spendCap}
          cost={tokens.cost}
          mayChange={context.permissions.includes("billing.manage")}
        />
      </SettingsSection>
      {billing.isCustomer && (
        <>
          <SettingsSection title="Payment method" description="Kept by Stripe; we see its last digits alone.">
            <PaymentMethodCard slug={slug} method={billing.paymentMethod} refusal={refusal} />
          </SettingsSection>
          <SettingsSection
            title="Details on invoices"
            description="Where invoices are sent, and the tax ids they name."
          >
            <BillingDetails
              slug={slug}
              email={billing.billingEmail}
              taxIds={billing.taxIds}
              refusal={refusal}
            />
          </SettingsSection>
        </>
      )}
      <SettingsSection title="Invoices" description="The last 24. Stripe keeps them all.">
        <InvoicesTable invoices={billing.invoices} />
      </SettingsSection>
    </Page>
  );
}
