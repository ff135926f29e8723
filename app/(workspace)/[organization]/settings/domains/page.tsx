import type { Metadata } from "next";
import Link from "next/link";
import { Banner } from "@/components/feedback/banner";
import { NoAccess } from "@/components/feedback/no-access";
import { HelpLink } from "@/components/help/help-link";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { SettingsSection } from "@/components/ui/section";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { domainOrigin } from "@/lib/custom-domains/address";
import { getCustomDomains } from "@/lib/custom-domains/queries";
import { env } from "@/lib/env";
import { hasFeature } from "@/lib/plans/subscription";
import { AddCustomDomainForm } from "./_components/add-custom-domain-form";
import { CustomDomainCard } from "./_components/custom-domain-card";
import { WhatIsServed } from "./_components/what-is-served";

export const metadata: Metadata = { title: "Domains" };

export default async function DomainsPage({ params }: { params: Promise<{ organization: string }> }) {
  const context = await requireOrganization((await params).organization);
  if (!mayOpenPage(context, "organization.update")) return <NoAccess action="organization.update" />;
  const { target, domains } = await getCustomDomains(context);
  const slug = context.organizationSlug;
  const isInPlan = hasFeature(context.subscription, "custom-domain");
  const refusal = !isInPlan
    ? "A domain of your own is part of the plan Enterprise."
    : target === null
      ? "This installation has no custom domains yet."
      : undefined;
  return (
    <Page width="content">
      <PageHeader
        title="Domains"
        status={<HelpLink organization={slug} slug="use-your-own-domain" about="a domain of your own" />}
        description="Members open your organisation under a name of your own, such as compliance.example.com."
      />
      {!isInPlan && (
        <Banner
          title="A domain of your own is part of the plan Enterprise"
          action={
            <Button asChild size="sm">
              <Link href={`/${slug}/settings/plan`}>Compare plans</Link>
            </Button>
          }
        >
          {domains.length > 0 && "The names below are not served meanwhile. They stay yours."}
        </Banner>
      )}
      {isInPlan && target === null && (
        <Banner tone="warning" title="This installation has no custom domains yet">
          Its setting CUSTOM_DOMAIN_TARGET is missing. Whoever operates the installation can set it; the guide
          for operators says how.
        </Banner>
      )}
      <SettingsSection
        title="Names"
        description="Two DNS records make a name yours and lead it here. They have to stay: they are looked up every hour."
      >
        <div className="grid gap-4">
          {domains.map((domain) => (
            <CustomDomainCard
              key={domain.id}
              slug={slug}
              domain={domain}
              address={domainOrigin(domain.hostName)}
              timeZone={context.viewer.timeZone}
              refusal={refusal}
            />
          ))}
          <AddCustomDomainForm slug={slug} isFirst={domains.length === 0} refusal={refusal} />
        </div>
      </SettingsSection>
      <SettingsSection
        title="What is served there"
        description="Your organisation, and nothing else of this installation."
      >
        <WhatIsServed home={new URL(env.APP_URL).host} />
      </SettingsSection>
    </Page>
  );
}
