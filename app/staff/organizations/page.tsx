import type { Metadata } from "next";
import { listHref, valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { SearchField } from "@/components/data-table/search-field";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Pagination } from "@/components/ui/pagination";
import { requireStaff } from "@/lib/auth/staff";
import { findPersonForStaff, listOrganizationsForStaff } from "@/lib/organizations/staff-queries";
import { OrganizationTable } from "./_components/organization-table";
import { PersonCard } from "./_components/person-card";

export const metadata: Metadata = { title: "Organisations · Staff" };

const PLACE = "/staff/organizations";

export default async function StaffOrganizationsPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  await requireStaff();
  const params = await searchParams;
  const search = valuesOfParam(params, "q")[0] ?? "";
  const after = valuesOfParam(params, "after")[0];
  const [page, person] = await Promise.all([
    listOrganizationsForStaff(search, after),
    search.includes("@") ? findPersonForStaff(search) : null,
  ]);
  const location = { pathname: PLACE, params };
  return (
    <Page>
      <PageHeader
        title="Organisations"
        description="Newest first. Looking into one needs a reason, which its members can read."
      />
      <TableToolbar>
        <SearchField label="Search by name, address or e-mail" location={location} />
      </TableToolbar>
      {person && <PersonCard person={person} />}
      <OrganizationTable
        organizations={page.organizations}
        place={PLACE}
        clearFiltersHref={search === "" ? undefined : PLACE}
      />
      {page.organizations.length > 0 && (
        <Pagination
          shown={page.organizations.length}
          total={page.total}
          noun="organisations"
          previousHref={after === undefined ? undefined : listHref(location, { after: null })}
          nextHref={page.nextCursor === null ? undefined : listHref(location, { after: page.nextCursor })}
        />
      )}
    </Page>
  );
}
