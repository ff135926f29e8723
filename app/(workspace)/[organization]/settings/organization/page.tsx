import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { SettingsSection } from "@/components/ui/section";
import { requireOrganization } from "@/lib/auth/organization-context";
import { env } from "@/lib/env";
import { OrganizationForm } from "./_components/organization-form";

export const metadata: Metadata = { title: "Organisation" };

export default async function OrganizationSettingsPage({
  params,
}: {
  params: Promise<{ organization: string }>;
}) {
  const context = await requireOrganization((await params).organization);
  return (
    <Page width="content">
      <PageHeader
        title="Organisation"
        description="Its name, its address and the zone its days are counted in."
      />
      <SettingsSection
        title="Name and address"
        description="A new address takes effect at once; links with the old one stop working. API keys are not affected."
      >
        <OrganizationForm
          slug={context.organizationSlug}
          origin={env.APP_URL.replace(/\/$/, "")}
          organization={context.organization}
          refusal={
            context.permissions.includes("organization.update")
              ? undefined
              : "Only owners and admins can change these settings."
          }
        />
      </SettingsSection>
    </Page>
  );
}
