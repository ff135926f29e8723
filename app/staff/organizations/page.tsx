import type { Metadata } from "next";
import { listHref, valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { SearchField } from "@/components/data-table/search-field";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/ui/section";
import { Pagination } from "@/components/ui/pagination";
import { requireStaff } from "@/lib/auth/staff";
import { listClosings } from "@/lib/organizations/closing/staff-queries";
import { findPersonForStaff, listOrganizationsForStaff } from "@/lib/organizations/staff-queries";
import { ClosingTable } from "./_components/closing-table";
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
  const [page, person, closings] = await Promise.all([
    listOrganizationsForStaff(search, after),
    search.includes("@") ? findPersonForStaff(search) : null,
    listClosings(),
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
      {closings.length > 0 && (
        <Section
          title="Closing"
          description="Organisations that their owners close: deleted after 30 days unless an owner keeps them. Staff can neither hasten nor stop it."
        >
          <ClosingTable closings={closings} place={PLACE} />
        </Section>
      )}
    </Page>
  );
}
