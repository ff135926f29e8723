import { Archive } from "lucide-react";
import type { Metadata } from "next";
import { Banner } from "@/components/feedback/banner";
import { EmptyState } from "@/components/feedback/empty-state";
import { NoAccess } from "@/components/feedback/no-access";
import { HelpLink } from "@/components/help/help-link";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Section, SettingsSection } from "@/components/ui/section";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { formatNumber } from "@/lib/core/format/number";
import { getRetention } from "@/lib/retention/queries";
import { HOT_DAYS } from "@/lib/retention/terms";
import { ArchiveTable } from "./_components/archive-table";
import { HoldList } from "./_components/hold-list";
import { TermsForm } from "./_components/terms-form";
import { VerifyArchivesButton } from "./_components/verify-archives-button";

export const metadata: Metadata = { title: "Retention" };

const REFUSAL = "Only owners and admins can change how long records are kept.";

export default async function RetentionPage({ params }: { params: Promise<{ organization: string }> }) {
  const context = await requireOrganization((await params).organization);
  if (!mayOpenPage(context, "retention.read")) return <NoAccess action="retention.read" />;
  const { organizationSlug: slug } = context;
  const { obligations, ownMonths, months, holds, archives } = await getRetention(context);
  const refusal = context.permissions.includes("retention.manage") ? undefined : REFUSAL;
  const wrong = archives.filter(({ problem }) => problem !== null).length;
  const isHeld = holds.some(({ liftedAt }) => liftedAt === null);
  return (
    <Page>
      <PageHeader
        title="Retention"
        status={<HelpLink organization={slug} slug="retention" about="archives and retention" />}
        description={`The audit log, security events and decisions about alerts stay at hand for ${HOT_DAYS} days. Then they go into signed archives, and leave the database once those were read back.`}
      />
      {wrong > 0 && (
        <Banner
          tone="critical"
          title={`${formatNumber(wrong)} of the archives ${wrong === 1 ? "is" : "are"} not what was written`}
        >
          Nothing was restored from them. Tell the operator of the platform before anything else is changed.
        </Banner>
      )}
      <SettingsSection
        title="How long archives are kept"
        description="The longest term counts. Say what applies to you; the law, not this page, decides."
      >
        <TermsForm
          key={`${obligations.join()}-${ownMonths}`}
          slug={slug}
          obligations={obligations}
          ownMonths={ownMonths}
          months={months}
          refusal={refusal}
        />
      </SettingsSection>
      <SettingsSection
        title="Legal hold"
        description="While a hold is on, nothing leaves the database by age and no archive expires."
      >
        <HoldList slug={slug} holds={holds} timeZone={context.viewer.timeZone} refusal={refusal} />
      </SettingsSection>
      <Section
        title="Archives"
        description="Each is read back in full once a month. What people's names and addresses are is not in them, so that a person can be erased."
        actions={
          archives.length > 0 && (
            <VerifyArchivesButton
              slug={slug}
              refusal={
                context.permissions.includes("audit-log.verify")
                  ? undefined
                  : "Only owners, admins and auditors can verify archives."
              }
            />
          )
        }
      >
        <ArchiveTable
          slug={slug}
          archives={archives}
          isHeld={isHeld}
          timeZone={context.viewer.timeZone}
          refusal={refusal}
          firstUse={
            <EmptyState
              icon={Archive}
              title="No archives yet"
              description={`The first one is made ${HOT_DAYS} days after the end of the first month, in the night.`}
            />
          }
        />
      </Section>
    </Page>
  );
}
