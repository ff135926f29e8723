import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { SettingsSection } from "@/components/ui/section";
import { requireOrganization } from "@/lib/auth/organization-context";
import { env } from "@/lib/env";
import { getNamedOrganization } from "@/lib/onboarding/queries";
import { listMembers } from "@/lib/organizations/queries";
import { ClosingSection } from "./_components/closing-section";
import { ProfileForm } from "./_components/profile-form";
import { OrganizationForm } from "./_components/organization-form";
import { TransferOwnershipDialog } from "./_components/transfer-ownership-dialog";

export const metadata: Metadata = { title: "Organisation" };

export default async function OrganizationSettingsPage({
  params,
}: {
  params: Promise<{ organization: string }>;
}) {
  const context = await requireOrganization((await params).organization);
  const members = context.permissions.includes("organization.transfer") ? await listMembers(context) : [];
  const candidates = members.filter(({ userId }) => userId !== context.viewer.id);
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
      <SettingsSection title="Profile" description="What the organisation is. It decides what we propose.">
        <ProfileForm
          slug={context.organizationSlug}
          profile={await getNamedOrganization(context)}
          refusal={
            context.permissions.includes("organization.update")
              ? undefined
              : "Only owners and admins can change these settings."
          }
        />
      </SettingsSection>
      {context.permissions.includes("organization.transfer") && (
        <SettingsSection
          title="Ownership"
          description="Give the organisation to another member. You stay as an admin."
        >
          <TransferOwnershipDialog slug={context.organizationSlug} candidates={candidates} />
        </SettingsSection>
      )}
      {context.permissions.includes("organization.delete") && <ClosingSection context={context} />}
    </Page>
  );
}
