import { Download } from "lucide-react";
import type { Metadata } from "next";
import { NoAccess } from "@/components/feedback/no-access";
import type { SearchParams } from "@/components/data-table/list-location";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { listHref, valuesOfParam } from "@/components/data-table/list-location";
import { ListPages } from "@/components/data-table/list-pages";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { env } from "@/lib/env";
import { parseEventFilters } from "@/lib/security-events/filters";
import { getEventStatistics, listSecurityEvents } from "@/lib/security-events/queries";
import { EventTable } from "./_components/event-table";
import { EventToolbar } from "./_components/event-toolbar";
import { NewEvents } from "./_components/new-events";
import { SeverityChart } from "./_components/severity-chart";

export const metadata: Metadata = { title: "Security events" };

type SecurityPageProps = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<SearchParams>;
};

export default async function SecurityPage({ params, searchParams }: SecurityPageProps) {
  const [context, asked] = [await requireOrganization((await params).organization), await searchParams];
  if (!mayOpenPage(context, "security-events.read")) return <NoAccess action="security-events.read" />;
  const filters = parseEventFilters(asked);
  const location = { pathname: `/${context.organizationSlug}/security`, params: asked };
  const [after] = valuesOfParam(asked, "after");
  const [before] = valuesOfParam(asked, "before");
  const [page, statistics] = await Promise.all([
    listSecurityEvents(context, filters, { after, before }),
    getEventStatistics(context),
  ]);

  return (
    <Page>
      <PageHeader
        title="Security events"
        description="What happened in your organisation and in the systems that report to it, chained so that nothing can be changed unseen."
        actions={
          page.headSequence > 0 && (
            <Button asChild>
              <a
                href={listHref(
                  { ...location, pathname: `${location.pathname}/export` },
                  { after: null, before: null },
                )}
                download
              >
                <Download aria-hidden />
                Export CSV
              </a>
            </Button>
          )
        }
      />
      <SeverityChart statistics={statistics} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <EventToolbar filters={filters} statistics={statistics} location={location} />
        <NewEvents
          organization={context.organizationSlug}
          headSequence={page.headSequence}
          isFirstPage={page.newerCursor === null}
          firstPageHref={listHref(location, { after: null, before: null })}
          params={Object.fromEntries(
            Object.keys(asked).map((name) => [name, [...valuesOfParam(asked, name)]]),
          )}
        />
        <EventTable
          events={page.events}
          filters={filters}
          location={location}
          isFirstUse={page.headSequence === 0}
          appUrl={env.APP_URL}
          mayCreateKey={context.permissions.includes("api-keys.manage")}
        />
        <ListPages {...page} location={location} shown={page.events.length} noun="events" />
      </div>
    </Page>
  );
}
