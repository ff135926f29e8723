import type { Metadata } from "next";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { NoAccess } from "@/components/feedback/no-access";
import { HelpLink } from "@/components/help/help-link";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { CodeSnippet } from "@/components/ui/code-snippet";
import { SettingsSection } from "@/components/ui/section";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { getSingleSignOn } from "@/lib/single-sign-on/queries";
import { AddDomainForm } from "./_components/add-domain-form";
import { ConnectionForm } from "./_components/connection-form";
import { ConnectionTest } from "./_components/connection-test";
import { DomainCard } from "./_components/domain-card";
import { TestResult } from "./_components/test-result";

export const metadata: Metadata = { title: "Single sign-on" };

type SingleSignOnPageProps = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<SearchParams>;
};

export default async function SingleSignOnPage({ params, searchParams }: SingleSignOnPageProps) {
  const context = await requireOrganization((await params).organization);
  if (!mayOpenPage(context, "organization.update")) return <NoAccess action="organization.update" />;
  const { redirectUri, connection, domains, ownersWithSecondFactor } = await getSingleSignOn(context);
  const test = valuesOfParam(await searchParams, "test")[0];
  const slug = context.organizationSlug;
  return (
    <Page width="content">
      <PageHeader
        title="Single sign-on"
        status={
          <HelpLink organization={slug} slug="set-up-single-sign-on" about="setting up single sign-on" />
        }
        description="Members sign in with your organisation's own provider, such as Entra ID, Okta, Google Workspace or Keycloak, by OpenID Connect."
      />
      <TestResult test={test} failure={connection?.testFailure ?? null} />
      <SettingsSection
        title="Domains"
        description="Only addresses of domains that you have proven with a DNS record can use single sign-on. The record has to stay: it is looked up every day."
      >
        <div className="grid gap-4">
          {domains.map((domain) => (
            <DomainCard
              key={domain.id}
              slug={slug}
              domain={domain}
              timeZone={context.viewer.timeZone}
              isTested={connection !== null && connection.testedAt !== null}
              ownersWithSecondFactor={ownersWithSecondFactor}
            />
          ))}
          <AddDomainForm slug={slug} isFirst={domains.length === 0} />
        </div>
      </SettingsSection>
      <SettingsSection
        title="Provider"
        description="Register a web application with your provider and write down what it gives you. Changed settings have to be tested anew; until then nobody has to use them."
      >
        <div className="grid gap-6">
          <CodeSnippet
            label="Redirect address to enter at the provider"
            code={redirectUri}
            className="max-w-lg"
          />
          <ConnectionForm slug={slug} connection={connection} />
          {connection && (
            <ConnectionTest
              slug={slug}
              connection={connection}
              timeZone={context.viewer.timeZone}
              hasProvenDomain={domains.some(({ verifiedAt }) => verifiedAt !== null)}
            />
          )}
        </div>
      </SettingsSection>
    </Page>
  );
}
