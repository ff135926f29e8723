import type { Metadata } from "next";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { ListPages } from "@/components/data-table/list-pages";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { EFFECTIVE_STATES } from "@/lib/compliance/effective-state";
import { isFiltered } from "@/lib/compliance/filter-standings";
import { listChecks } from "@/lib/compliance/queries/checks";
import { CheckFilter } from "@/lib/compliance/schema";
import { ComplianceTabs } from "../_components/compliance-tabs";
import { RunButton } from "../_components/run-button";
import { clearStandingsHref, StandingToolbar } from "../_components/standing-toolbar";
import { CheckTable } from "./_components/check-table";

export const metadata: Metadata = { title: "Compliance checks" };

const PAGE_SIZE = 30;

type ChecksPageProps = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<SearchParams>;
};

export default async function ChecksPage({ params, searchParams }: ChecksPageProps) {
  const [context, asked] = [await requireOrganization((await params).organization), await searchParams];
  if (!mayOpenPage(context, "compliance.read")) return <NoAccess action="compliance.read" />;
  const filter = CheckFilter.parse(asked);
  const base = `/${context.organizationSlug}/compliance`;
  const location = { pathname: `${base}/checks`, params: asked };
  const [after] = valuesOfParam(asked, "after");
  const { items, next, total } = await listChecks(context, { filter, after, limit: PAGE_SIZE });
  return (
    <Page>
      <PageHeader
        title="Checks"
        description="What the product sees for itself, and what people answer with a document. Each counts for every framework that asks for it."
        actions={
          <RunButton
            slug={context.organizationSlug}
            mayRun={context.permissions.includes("compliance.run")}
          />
        }
      />
      <ComplianceTabs slug={context.organizationSlug} current="checks" />
      <div data-tour="checks" className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <StandingToolbar noun="checks" filter={filter} location={location} states={EFFECTIVE_STATES} byKind />
        <CheckTable
          checks={items}
          base={base}
          clearHref={isFiltered(filter) ? clearStandingsHref(location) : undefined}
        />
        <ListPages
          location={location}
          shown={items.length}
          total={total}
          noun="checks"
          newerCursor={null}
          olderCursor={next}
        />
      </div>
    </Page>
  );
}
