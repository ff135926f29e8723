import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NoAccess } from "@/components/feedback/no-access";
import { StatGrid, StatTile } from "@/components/feedback/stat-tile";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/ui/section";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { coverageText, scoreText } from "@/lib/compliance/labels";
import { findFramework } from "@/lib/compliance/library/frameworks/catalogue";
import { getFramework } from "@/lib/compliance/queries/frameworks";
import { ComplianceState } from "@/components/compliance/compliance-state";
import { GapTable } from "../../_components/gap-table";
import { RequirementTable } from "./_components/requirement-table";
import { ScopeDialog } from "./_components/scope-dialog";

export const metadata: Metadata = { title: "Framework" };

const SHOWN_GAPS = 10;

type FrameworkPageProps = { params: Promise<{ organization: string; framework: string }> };

export default async function FrameworkPage({ params }: FrameworkPageProps) {
  const { organization, framework: id } = await params;
  const context = await requireOrganization(organization);
  if (!mayOpenPage(context, "compliance.read")) return <NoAccess action="compliance.read" />;
  if (findFramework(id) === null) notFound();
  const { framework, included, state, score, requirements, gaps, excludedSections } = await getFramework(
    context,
    id,
  );
  const base = `/${context.organizationSlug}/compliance`;
  const mayManage = context.permissions.includes("compliance.manage");
  return (
    <Page>
      <PageHeader
        crumbs={[{ label: "Compliance", href: base }, { label: framework.name }]}
        title={framework.name}
        description={`${framework.description} ${framework.version}, valid from ${framework.validFrom}. The words are ours: read the source itself for what it demands. Not an attestation.`}
        status={
          included ? (
            <ComplianceState state={state} />
          ) : (
            <span className="text-muted-foreground text-sm">Out of scope</span>
          )
        }
        actions={
          <ScopeDialog
            slug={context.organizationSlug}
            frameworkId={framework.id}
            name={framework.name}
            included={included}
            sections={framework.sections.filter(({ optional }) => optional)}
            excludedSections={excludedSections}
            refusal={mayManage ? undefined : "Only owners and admins can change the scope."}
          />
        }
      />
      <StatGrid>
        <StatTile label="Score" value={scoreText(score)} note={coverageText(score)} />
        <StatTile label="Requirements that pass" value={score.pass} />
        <StatTile label="Requirements that fail" value={score.fail} />
        <StatTile
          label="Not assessed"
          value={score.notAssessed}
          note={score.notApplicable > 0 ? `${score.notApplicable} not applicable` : undefined}
        />
      </StatGrid>
      <Section title="What to do next" description="The checks that hold back most of its requirements.">
        <GapTable gaps={gaps.slice(0, SHOWN_GAPS)} base={base} />
      </Section>
      {framework.sections.map((section) => (
        <Section key={section.id} title={section.title}>
          <RequirementTable
            caption={section.title}
            requirements={requirements.filter((requirement) => requirement.section.id === section.id)}
            base={base}
          />
        </Section>
      ))}
    </Page>
  );
}
