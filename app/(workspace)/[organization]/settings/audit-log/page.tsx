import { Download, ScrollText } from "lucide-react";
import type { Metadata } from "next";
import { listHref, type SearchParams } from "@/components/data-table/list-location";
import { EmptyState } from "@/components/feedback/empty-state";
import { NoAccess } from "@/components/feedback/no-access";
import { HelpLink } from "@/components/help/help-link";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { Pagination } from "@/components/ui/pagination";
import { getChainStatus } from "@/lib/retention/audit-chain-status";
import { listAuditEntries, listAuditFacets } from "@/lib/audit/queries";
import { AuditFilter, isFiltered } from "@/lib/audit/schema";
import { findRestoration } from "@/lib/retention/queries";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { AuditTable } from "./_components/audit-table";
import { AuditToolbar } from "./_components/audit-toolbar";
import { RestoredBanner } from "./_components/restored-banner";
import { ChainStatusCard } from "./_components/chain-status-card";

export const metadata: Metadata = { title: "Audit log" };

type AuditLogPageProps = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

export default async function AuditLogPage({ params, searchParams }: AuditLogPageProps) {
  const context = await requireOrganization((await params).organization);
  if (!mayOpenPage(context, "audit-log.read")) return <NoAccess action="audit-log.read" />;
  const query = await searchParams;
  const asked = AuditFilter.parse(query);
  const restoration = asked.restored === undefined ? null : await findRestoration(context, asked.restored);
  const filter = { ...asked, restored: restoration?.id };
  const [page, facets, chain] = await Promise.all([
    listAuditEntries(context, filter),
    listAuditFacets(context),
    getChainStatus(context),
  ]);
  const pathname = `/${context.organizationSlug}/settings/audit-log`;
  const location = { pathname, params: query };
  const exportHref = listHref(
    { pathname: `${pathname}/export`, params: query },
    { before: null, after: null },
  );
  return (
    <Page>
      <PageHeader
        title="Audit log"
        status={<HelpLink organization={context.organizationSlug} slug="audit-log" about="the audit log" />}
        description="Every change in this organisation: who, what, when and from where. Entries can be added, never changed."
        actions={
          <Button asChild>
            <a href={exportHref} download>
              <Download aria-hidden />
              Export CSV
            </a>
          </Button>
        }
      />
      <div data-tour="audit-log">
        <ChainStatusCard
          slug={context.organizationSlug}
          status={chain}
          mayVerify={context.permissions.includes("audit-log.verify")}
          timeZone={context.viewer.timeZone}
        />
      </div>
      {asked.restored !== undefined && <RestoredBanner restoration={restoration} pathname={pathname} />}
      <AuditToolbar location={location} filter={filter} facets={facets} />
      <AuditTable
        entries={page.entries}
        timeZone={context.viewer.timeZone}
        clearFiltersHref={
          isFiltered(filter)
            ? listHref({ pathname, params: {} }, { restored: filter.restored ?? null })
            : undefined
        }
        firstUse={
          <EmptyState
            icon={ScrollText}
            title="No entries yet"
            description="The first change in this organisation will stand here."
          />
        }
      />
      <Pagination
        shown={page.entries.length}
        total={page.total}
        noun="entries"
        previousHref={
          page.newerThan === null
            ? undefined
            : listHref(location, { after: String(page.newerThan), before: null })
        }
        nextHref={
          page.olderThan === null
            ? undefined
            : listHref(location, { before: String(page.olderThan), after: null })
        }
      />
    </Page>
  );
}
