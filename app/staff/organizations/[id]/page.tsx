import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { requireStaff } from "@/lib/auth/staff";
import { Section } from "@/components/ui/section";
import { isId } from "@/lib/core/ids";
import { listSwitches } from "@/lib/features/queries";
import { listClosings } from "@/lib/organizations/closing/staff-queries";
import { findOrganizationForStaff } from "@/lib/organizations/staff-queries";
import { toSubscription } from "@/lib/plans/subscription";
import { ClosingTable } from "../_components/closing-table";
import { FeatureSwitches } from "./_components/feature-switches";
import { LookInto } from "./_components/look-into";
import { PlanCard } from "./_components/plan-card";
import { StartSupportAccess } from "./_components/start-support-access";

export const metadata: Metadata = { title: "Organisation · Staff" };

export default async function StaffOrganizationPage({ params }: { params: Promise<{ id: string }> }) {
  await requireStaff();
  const { id } = await params;
  const organization = isId(id) ? await findOrganizationForStaff(id) : null;
  if (organization === null) notFound();
  const closings = await listClosings(id);
  return (
    <Page width="content">
      <PageHeader
        title={organization.name}
        crumbs={[{ label: "Organisations", href: "/staff/organizations" }, { label: organization.name }]}
        description={`/${organization.slug}`}
        actions={<StartSupportAccess organizationId={organization.id} name={organization.name} />}
      />
      {closings.length > 0 && (
        <Section title="Closing" description="Only an owner of the organisation can keep it.">
          <ClosingTable closings={closings} place="/staff/organizations" />
        </Section>
      )}
      <Section title="Members">
        <LookInto organizationId={organization.id} organizationName={organization.name} />
      </Section>
      <Section title="Plan">
        <PlanCard
          organizationId={organization.id}
          subscription={toSubscription(organization)}
          paysThroughStripe={organization.stripeSubscriptionId !== null}
        />
      </Section>
      <Section title="Features">
        <FeatureSwitches organizationId={organization.id} switches={await listSwitches(organization.id)} />
      </Section>
    </Page>
  );
}
