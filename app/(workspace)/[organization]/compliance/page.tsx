import type { Metadata } from "next";
import Link from "next/link";
import { HelpLink } from "@/components/help/help-link";
import { NoAccess } from "@/components/feedback/no-access";
import { StatGrid, StatTile } from "@/components/feedback/stat-tile";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { RelativeTime } from "@/components/time/relative-time";
import { Section } from "@/components/ui/section";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import type { EffectiveState } from "@/lib/compliance/effective-state";
import { getCompliance } from "@/lib/compliance/queries/frameworks";
import { ComplianceTabs } from "./_components/compliance-tabs";
import { FrameworkTable } from "./_components/framework-table";
import { GapTable } from "./_components/gap-table";
import { RunButton } from "./_components/run-button";

export const metadata: Metadata = { title: "Compliance" };

const SHOWN_GAPS = 12;

type CompliancePageProps = { params: Promise<{ organization: string }> };

export default async function CompliancePage({ params }: CompliancePageProps) {
  const context = await requireOrganization((await params).organization);
  if (!mayOpenPage(context, "compliance.read")) return <NoAccess action="compliance.read" />;
  const { frameworks, standings, gaps, lastRun } = await getCompliance(context);
  const base = `/${context.organizationSlug}/compliance`;
  const count = (...states: EffectiveState[]) =>
    [...standings.values()].filter(({ state }) => states.includes(state)).length;
  return (
    <Page>
      <PageHeader
        title="Compliance"
        status={
          <HelpLink
            organization={context.organizationSlug}
            slug="compliance-score"
            about="how the scores come about"
          />
        }
        description="Seven frameworks from one library of controls. What is not known counts as not assessed, never as a pass."
        actions={
          <RunButton
            slug={context.organizationSlug}
            mayRun={context.permissions.includes("compliance.run")}
          />
        }
      />
      <ComplianceTabs slug={context.organizationSlug} current="overview" />
      <StatGrid>
        <StatTile label="Checks that fail" value={count("fail")} href={`${base}/checks?state=fail`} />
        <StatTile
          label="Not assessed"
          value={count("not_assessed", "stale", "error")}
          note="Stale and errors included"
          href={`${base}/checks?state=not_assessed&state=stale&state=error`}
        />
        <StatTile label="Checks that pass" value={count("pass")} href={`${base}/checks?state=pass`} />
        <StatTile
          label="Last run"
          value={lastRun === null ? "–" : <RelativeTime at={lastRun.observedAt} />}
          note={lastRun === null ? "Checks run every night" : `${lastRun.changed} results changed`}
        />
      </StatGrid>
      <Section
        title="Frameworks"
        description="The percentage is of the requirements that were assessed; below 80 % assessed there is none."
      >
        <div data-tour="frameworks">
          <FrameworkTable frameworks={frameworks} base={base} />
        </div>
      </Section>
      <Section
        title="What to do next"
        description="In the order of effect: failures first, then what most requirements wait for."
        actions={
          gaps.length > SHOWN_GAPS && (
            <Link href={`${base}/checks`} className="text-link text-sm hover:underline">
              All checks
            </Link>
          )
        }
      >
        <GapTable gaps={gaps.slice(0, SHOWN_GAPS)} base={base} />
      </Section>
    </Page>
  );
}
