import { Download } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PrincipleCard } from "@/components/evidence/principle-card";
import { NoAccess } from "@/components/feedback/no-access";
import { StatusBadge } from "@/components/feedback/status";
import { HelpLink } from "@/components/help/help-link";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { TRUST_PRINCIPLES, type TrustPrinciple } from "@/lib/evidence/figures";
import { getSnapshot } from "@/lib/evidence/queries";
import { DaySchema } from "@/lib/evidence/schema";
import { notFoundPage } from "@/lib/http/not-found-page";
import { RecomputeCard } from "./_components/recompute-card";
import { SealCard } from "./_components/seal-card";

export const metadata: Metadata = { title: "Evidence of a day" };

type SnapshotPageProps = { params: Promise<{ organization: string; date: string }> };

export default async function SnapshotPage({ params }: SnapshotPageProps) {
  const { organization, date } = await params;
  const context = await requireOrganization(organization);
  if (!mayOpenPage(context, "evidence.read")) return <NoAccess action="evidence.read" />;
  if (!DaySchema.safeParse(date).success) notFound();
  const { document, signature } = await getSnapshot(context, date).catch(notFoundPage);
  const list = `/${context.organizationSlug}/evidence`;
  const { known, total } = document.completeness;
  return (
    <Page>
      <PageHeader
        crumbs={[{ label: "Evidence", href: list }, { label: date }]}
        title={`Evidence of ${date}`}
        description={`${known} of ${total} figures are known. What is not known says why, and counts as nothing.`}
        status={
          <>
            {document.chain.late && <StatusBadge status="stale" word="Late" />}
            <HelpLink
              organization={context.organizationSlug}
              slug="evidence-not-assessed"
              about="why a figure is not known"
            />
          </>
        }
        actions={
          <Button asChild>
            <a href={`${list}/${date}/download`} download>
              <Download aria-hidden />
              Download JSON
            </a>
          </Button>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
          {(Object.keys(TRUST_PRINCIPLES) as TrustPrinciple[]).map((principle) => (
            <PrincipleCard key={principle} principle={principle} evidence={document.evidence} />
          ))}
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
          <SealCard document={document} signature={signature} />
          <RecomputeCard
            slug={context.organizationSlug}
            day={date}
            mayVerify={context.permissions.includes("evidence.verify")}
          />
        </div>
      </div>
    </Page>
  );
}
