import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { SettingsSection } from "@/components/ui/section";
import { listSessionsOf } from "@/lib/accounts/queries";
import { requireOrganization } from "@/lib/auth/organization-context";
import { ChangePasswordForm } from "./_components/change-password-form";
import { ProfileForm } from "./_components/profile-form";
import { SessionsList } from "./_components/sessions-list";

export const metadata: Metadata = { title: "Profile and sessions" };

export default async function ProfilePage({ params }: { params: Promise<{ organization: string }> }) {
  const { viewer } = await requireOrganization((await params).organization);
  const sessions = await listSessionsOf(viewer.id);
  return (
    <Page width="content">
      <PageHeader
        title="Profile and sessions"
        description="Your own account, the same in every organisation you belong to."
      />
      <div>
        <SettingsSection
          title="Profile"
          description="Members see your name and address; times are shown in your zone."
        >
          <ProfileForm name={viewer.name} email={viewer.email} timeZone={viewer.timeZone} />
        </SettingsSection>
        <SettingsSection
          title="Password"
          description="Changing it signs out your other sessions and sends you a notice."
        >
          <ChangePasswordForm person={{ name: viewer.name, email: viewer.email }} />
        </SettingsSection>
        <SettingsSection
          title="Sessions"
          description="Where you are signed in. A session ends after 30 days, or after 14 days without use."
        >
          <SessionsList sessions={sessions} currentSessionId={viewer.sessionId} timeZone={viewer.timeZone} />
        </SettingsSection>
      </div>
    </Page>
  );
}
