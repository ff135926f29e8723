import type { Metadata } from "next";
import { HelpLink } from "@/components/help/help-link";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { SettingsSection } from "@/components/ui/section";
import { requireOrganization } from "@/lib/auth/organization-context";
import { countTwoFactorCoverage, getSecurityPolicy } from "@/lib/organizations/security-policy-queries";
import { PolicyForm } from "./_components/policy-form";

export const metadata: Metadata = { title: "Sign-in policies" };

export default async function PoliciesPage({ params }: { params: Promise<{ organization: string }> }) {
  const context = await requireOrganization((await params).organization);
  const [policy, coverage] = await Promise.all([getSecurityPolicy(context), countTwoFactorCoverage(context)]);
  return (
    <Page width="content">
      <PageHeader
        title="Sign-in policies"
        status={
          <HelpLink
            organization={context.organizationSlug}
            slug="require-two-factor"
            about="sign-in policies"
          />
        }
        description="What this organisation demands of its members' sign-ins. It holds from the next request of everybody."
      />
      <SettingsSection
        title="Signing in"
        description={`${coverage.withSecondFactor} of ${coverage.members} members have a second factor. API keys are not affected.`}
      >
        <PolicyForm
          slug={context.organizationSlug}
          policy={policy}
          timeZone={context.viewer.timeZone}
          refusal={
            context.permissions.includes("organization.update")
              ? undefined
              : "Only owners and admins can change these policies."
          }
        />
      </SettingsSection>
    </Page>
  );
}
