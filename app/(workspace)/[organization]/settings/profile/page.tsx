import { Download } from "lucide-react";
import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { SettingsSection } from "@/components/ui/section";
import { requireOrganization } from "@/lib/auth/organization-context";
import { DeleteAccountDialog } from "./_components/delete-account-dialog";
import { ProfileForm } from "./_components/profile-form";

export const metadata: Metadata = { title: "Profile" };

export default async function ProfilePage({ params }: { params: Promise<{ organization: string }> }) {
  const { viewer } = await requireOrganization((await params).organization);
  return (
    <Page width="content">
      <PageHeader
        title="Profile"
        description="Your own account, the same in every organisation you belong to."
      />
      <SettingsSection
        title="About you"
        description="Members see your name and address; times are shown in your zone."
      >
        <ProfileForm name={viewer.name} email={viewer.email} timeZone={viewer.timeZone} />
      </SettingsSection>
      <SettingsSection
        title="Your data"
        description="All that is stored about you, in every organisation, as one JSON file. Passwords and other secrets are left out."
      >
        <Button asChild>
          <a href="/api/account/export" download>
            <Download aria-hidden />
            Download my data
          </a>
        </Button>
      </SettingsSection>
      <SettingsSection
        title="Delete account"
        description="For good. An organisation of several members needs another owner first."
      >
        <DeleteAccountDialog email={viewer.email} />
      </SettingsSection>
    </Page>
  );
}
