import type { Metadata } from "next";
import Link from "next/link";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { ListPages } from "@/components/data-table/list-pages";
import { HelpLink } from "@/components/help/help-link";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { LiveRefresh } from "@/components/live/live-refresh";
import { Button } from "@/components/ui/button";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { decodePlace, encodePlace, hasIncidentFilters, parseIncidentFilters } from "@/lib/incidents/filters";
import { listIncidents } from "@/lib/incidents/queries/list-incidents";
import { IncidentAreas } from "./_components/incident-areas";
import { IncidentTable } from "./_components/incident-table";
import { IncidentToolbar } from "./_components/incident-toolbar";

export const metadata: Metadata = { title: "Incidents" };

const PAGE_SIZE = 50;

type IncidentsPageProps = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<SearchParams>;
};

export default async function IncidentsPage({ params, searchParams }: IncidentsPageProps) {
  const [context, asked] = [await requireOrganization((await params).organization), await searchParams];
  if (!mayOpenPage(context, "incidents.read")) return <NoAccess action="incidents.read" />;
  const slug = context.organizationSlug;
  const filters = parseIncidentFilters(asked);
  const location = { pathname: `/${slug}/incidents`, params: asked };
  const place = (param: "after" | "before") => decodePlace(valuesOfParam(asked, param)[0]);
  const { items, previous, next, total } = await listIncidents(context, {
    filters,
    after: place("after"),
    before: place("before"),
    limit: PAGE_SIZE,
  });
  const mayDeclare = context.permissions.includes("incidents.respond");
  return (
    <Page>
      <PageHeader
        title="Incidents"
        status={
          <HelpLink
            organization={context.organizationSlug}
            slug="declare-an-incident"
            about="declaring an incident"
          />
        }
        description="Trouble that people work on together, from the first alert to what was learnt."
        actions={
          <>
            <IncidentAreas slug={slug} current="incidents" />
            {mayDeclare && (
              <Button variant="primary" asChild>
                <Link href={`/${slug}/incidents/new`}>Declare incident</Link>
              </Button>
            )}
          </>
        }
      />
      <LiveRefresh organization={slug} topic="incidents" announcement="Incidents updated" />
      <div data-tour="incidents" className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <IncidentToolbar filters={filters} location={location} />
        <IncidentTable
          incidents={items}
          location={location}
          isFiltered={hasIncidentFilters(filters)}
          mayDeclare={mayDeclare}
        />
        <ListPages
          location={location}
          shown={items.length}
          total={total}
          noun="incidents"
          newerCursor={previous && encodePlace(previous)}
          olderCursor={next && encodePlace(next)}
        />
      </div>
    </Page>
  );
}
