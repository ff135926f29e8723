import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { requireStaff } from "@/lib/auth/staff";
import { isId } from "@/lib/core/ids";
import { findOrganizationForStaff } from "@/lib/organizations/staff-queries";
import { LookInto } from "./_components/look-into";
import { StartSupportAccess } from "./_components/start-support-access";

export const metadata: Metadata = { title: "Organisation · Staff" };

export default async function StaffOrganizationPage({ params }: { params: Promise<{ id: string }> }) {
  await requireStaff();
  const { id } = await params;
  const organization = isId(id) ? await findOrganizationForStaff(id) : null;
  if (organization === null) notFound();
  return (
    <Page width="content">
      <PageHeader
        title={organization.name}
        crumbs={[{ label: "Organisations", href: "/staff/organizations" }, { label: organization.name }]}
        description={`/${organization.slug}`}
        actions={<StartSupportAccess organizationId={organization.id} name={organization.name} />}
      />
      <LookInto organizationId={organization.id} organizationName={organization.name} />
    </Page>
  );
}
