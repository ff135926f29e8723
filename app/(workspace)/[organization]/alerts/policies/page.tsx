import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { ListPages } from "@/components/data-table/list-pages";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { parsePolicyFilters } from "@/lib/alert-policies/filters";
import { decodePlace, encodePlace } from "@/lib/alert-policies/place";
import { listPolicies, listPolicyNames } from "@/lib/alert-policies/queries";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { PoliciesTable } from "./_components/policies-table";
import { PoliciesToolbar } from "./_components/policies-toolbar";

export const metadata: Metadata = { title: "Alert policies" };

const PAGE_SIZE = 50;

type PoliciesPageProps = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

export default async function PoliciesPage({ params, searchParams }: PoliciesPageProps) {
  const [context, asked] = [await requireOrganization((await params).organization), await searchParams];
  if (!mayOpenPage(context, "alert-policies.read")) return <NoAccess action="alert-policies.read" />;
  const filters = parsePolicyFilters((name) => valuesOfParam(asked, name));
  const location = { pathname: `/${context.organizationSlug}/alerts/policies`, params: asked };
  const [after] = valuesOfParam(asked, "after");
  const [before] = valuesOfParam(asked, "before");
  const [page, policyNames] = await Promise.all([
    listPolicies(context, {
      filters,
      after: decodePlace(after) ?? undefined,
      before: decodePlace(before) ?? undefined,
      limit: PAGE_SIZE,
    }),
    listPolicyNames(context),
  ]);
  const mayManage = context.permissions.includes("alert-policies.manage");
  return (
    <Page>
      <PageHeader
        title="Alert policies"
        description="What is watched for, how grave it is, and how well each policy has served over the last 30 days."
        actions={
          mayManage && (
            <Button asChild variant="primary">
              <Link href={`${location.pathname}/new`}>
                <Plus aria-hidden />
                New policy
              </Link>
            </Button>
          )
        }
      />
      <div data-tour="policies" className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <PoliciesToolbar filters={filters} location={location} />
        <PoliciesTable
          policies={page.items}
          policyNames={policyNames}
          filters={filters}
          location={location}
          mayManage={mayManage}
        />
        <ListPages
          location={location}
          shown={page.items.length}
          total={page.total}
          noun="policies"
          newerCursor={encodePlace(page.previous)}
          olderCursor={encodePlace(page.next)}
        />
      </div>
    </Page>
  );
}
