import type { Metadata } from "next";
import Link from "next/link";
import { listHref, valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { NoAccess } from "@/components/feedback/no-access";
import { HelpLink } from "@/components/help/help-link";
import { Page } from "@/components/layout/page";
import { LiveRefresh } from "@/components/live/live-refresh";
import { PageHeader } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { Pagination } from "@/components/ui/pagination";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import {
  decodePlace,
  encodePlace,
  hasRequestFilters,
  parseRequestFilters,
} from "@/lib/support/requests/filters";
import { listRequests } from "@/lib/support/requests/queries/list-requests";
import { RequestTable } from "../_components/request-table";
import { RequestToolbar } from "../_components/request-toolbar";

export const metadata: Metadata = { title: "My requests" };

const PAGE_SIZE = 50;

type RequestsPageProps = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

export default async function RequestsPage({ params, searchParams }: RequestsPageProps) {
  const [context, asked] = [await requireOrganization((await params).organization), await searchParams];
  if (!mayOpenPage(context, "support.read")) return <NoAccess action="support.read" />;
  const slug = context.organizationSlug;
  const filters = parseRequestFilters(asked);
  const location = { pathname: `/${slug}/support`, params: asked };
  const after = decodePlace(valuesOfParam(asked, "after")[0]);
  const { items, next, total } = await listRequests(context, { filters, after, limit: PAGE_SIZE });
  const seesAll = context.permissions.includes("support.read-all");
  const mayReport = context.permissions.includes("support.write");
  return (
    <Page>
      <LiveRefresh organization={slug} topic="support" announcement="Requests were updated" />
      <PageHeader
        title="My requests"
        status={<HelpLink organization={slug} slug="my-requests" about="requests to the support" />}
        description={
          seesAll
            ? "What your organisation asked the support, and by when it is answered."
            : "What you asked the support, and by when it is answered. Owners and admins see it too."
        }
        actions={
          mayReport && (
            <Button variant="primary" asChild>
              <Link href={`/${slug}/support/new`}>Report an issue</Link>
            </Button>
          )
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <RequestToolbar filters={filters} location={location} seesAll={seesAll} />
        <RequestTable
          requests={items}
          location={location}
          isFiltered={hasRequestFilters(filters)}
          seesAll={seesAll}
        />
        {items.length > 0 && (
          <Pagination
            shown={items.length}
            total={total}
            noun="requests"
            previousHref={after && listHref(location, { after: null })}
            nextHref={next === null ? undefined : listHref(location, { after: encodePlace(next) })}
          />
        )}
      </div>
    </Page>
  );
}
