import { History } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { SettingsSection } from "@/components/ui/section";
import { deviceLabel } from "@/lib/accounts/device-label";
import { getIdentities } from "@/lib/accounts/identities/queries";
import { listPasskeys } from "@/lib/accounts/passkeys/queries";
import { listSessionsOf } from "@/lib/accounts/queries";
import { getTwoFactorState } from "@/lib/accounts/two-factor/queries";
import { offeredProviders } from "@/lib/auth/oauth-providers";
import { requireOrganization } from "@/lib/auth/organization-context";
import { AuthenticatorCard } from "./_components/authenticator-card";
import { ChangeEmailForm } from "./_components/change-email-form";
import { ChangePasswordForm } from "./_components/change-password-form";
import { ConnectedAccounts } from "./_components/connected-accounts";
import { PasskeysList } from "./_components/passkeys-list";
import { RecoveryCodesCard } from "./_components/recovery-codes-card";
import { SessionsList } from "./_components/sessions-list";

export const metadata: Metadata = { title: "Account security" };

type AccountSecurityPageProps = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<SearchParams>;
};

export default async function AccountSecurityPage({ params, searchParams }: AccountSecurityPageProps) {
  const query = await searchParams;
  const { viewer, origin, organizationSlug } = await requireOrganization((await params).organization);
  const [sessions, twoFactor, passkeys, identities] = await Promise.all([
    listSessionsOf(viewer.id),
    getTwoFactorState(viewer.id),
    listPasskeys(viewer.id),
    getIdentities(viewer.id),
  ]);
  const offered = offeredProviders();
  const hasSecondFactor = twoFactor.totpSince !== null || passkeys.length > 0;
  return (
    <Page width="content">
      <PageHeader
        title="Account security"
        description="How you sign in, the same in every organisation you belong to."
        actions={
          <Button asChild>
            <Link href={`/${organizationSlug}/settings/security/activity`}>
              <History aria-hidden />
              Activity
            </Link>
          </Button>
        }
      />
      <div>
        <SettingsSection
          title="Two-factor authentication"
          description="A second proof beside your password, so that a stolen password is not enough."
        >
          <div className="grid max-w-2xl gap-3">
            <AuthenticatorCard since={twoFactor.totpSince} timeZone={viewer.timeZone} />
            <PasskeysList
              passkeys={passkeys}
              suggestedName={deviceLabel(origin.userAgent)}
              hasPassword={identities.hasPassword}
              timeZone={viewer.timeZone}
            />
            {hasSecondFactor && <RecoveryCodesCard left={twoFactor.recoveryCodesLeft} />}
          </div>
        </SettingsSection>
        <SettingsSection
          title="Password"
          description="Changing it signs out your other sessions and sends you a notice."
        >
          <ChangePasswordForm person={{ name: viewer.name, email: viewer.email }} />
        </SettingsSection>
        {(offered.length > 0 || identities.identities.length > 0) && (
          <SettingsSection
            title="Connected accounts"
            description="Accounts of other providers that sign you in here."
          >
            <ConnectedAccounts
              state={identities}
              offered={offered}
              outcome={{
                connected: valuesOfParam(query, "connected")[0],
                error: valuesOfParam(query, "error")[0],
              }}
              timeZone={viewer.timeZone}
            />
          </SettingsSection>
        )}
        <SettingsSection
          title="E-mail address"
          description="The new address confirms the change; the old one gets a notice and can take it back for a week."
        >
          <ChangeEmailForm email={viewer.email} />
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
