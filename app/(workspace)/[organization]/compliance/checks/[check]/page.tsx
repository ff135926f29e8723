import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { ListPages } from "@/components/data-table/list-pages";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/ui/section";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { findCheck } from "@/lib/compliance/checks/catalogue";
import { getCheck, listResults } from "@/lib/compliance/queries/checks";
import { isId } from "@/lib/core/ids";
import { ComplianceState } from "@/components/compliance/compliance-state";
import { RunButton } from "../../_components/run-button";
import { AnswerDialog } from "./_components/answer-dialog";
import { HistoryTable } from "./_components/history-table";
import { SourceCard } from "./_components/source-card";
import { StandingCard } from "./_components/standing-card";

export const metadata: Metadata = { title: "Check" };

const PAGE_SIZE = 20;

type CheckPageProps = {
  params: Promise<{ organization: string; check: string }>;
  searchParams: Promise<SearchParams>;
};

export default async function CheckPage({ params, searchParams }: CheckPageProps) {
  const [{ organization, check: checkId }, asked] = [await params, await searchParams];
  const context = await requireOrganization(organization);
  if (!mayOpenPage(context, "compliance.read")) return <NoAccess action="compliance.read" />;
  if (findCheck(checkId) === null) notFound();
  const [before] = valuesOfParam(asked, "after").filter(isId);
  const [detail, history] = await Promise.all([
    getCheck(context, checkId),
    listResults(context, { checkId, before, limit: PAGE_SIZE }),
  ]);
  const { check, state } = detail;
  const { organizationSlug: slug, permissions } = context;
  const base = `/${slug}/compliance`;
  return (
    <Page>
      <PageHeader
        crumbs={[{ label: "Checks", href: `${base}/checks` }, { label: check.id }]}
        title={check.title}
        description={check.description}
        status={<ComplianceState state={state} />}
        actions={
          check.type === "automatic" ? (
            <RunButton slug={slug} checkId={check.id} mayRun={permissions.includes("compliance.run")} />
          ) : (
            <AnswerDialog
              slug={slug}
              checkId={check.id}
              title={check.title}
              remedy={check.remedy}
              renewDays={check.renewDays}
              refusal={
                permissions.includes("compliance.answer")
                  ? undefined
                  : "Only owners, admins and members can answer checks."
              }
            />
          )
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
          <Section
            title="History"
            description="Each entry holds until the next one; runs in between found the same."
          >
            <HistoryTable results={history.items} base={base} />
            <ListPages
              location={{ pathname: `${base}/checks/${check.id}`, params: asked }}
              shown={history.items.length}
              total={null}
              noun="results"
              newerCursor={null}
              olderCursor={history.next}
            />
          </Section>
          {check.type === "automatic" && (
            <SourceCard
              slug={slug}
              check={check}
              last={before === undefined ? history.items[0] : undefined}
              rows={detail.rows}
            />
          )}
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
          <StandingCard context={context} detail={detail} />
          <Section title="Counts for">
            <ul className="grid gap-1 text-sm">
              {detail.controls.map((control) => (
                <li key={control.id}>
                  <Link
                    href={`${base}/controls/${control.id}`}
                    className="text-link rounded-sm hover:underline"
                  >
                    {control.id} {control.title}
                  </Link>
                </li>
              ))}
            </ul>
          </Section>
        </div>
      </div>
    </Page>
  );
}
