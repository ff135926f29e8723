import type { Metadata } from "next";
import { DataTable } from "@/components/data-table/data-table";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { SearchField } from "@/components/data-table/search-field";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import { EmptyState } from "@/components/feedback/empty-state";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { ExactTime } from "@/components/time/exact-time";
import { requireStaff } from "@/lib/auth/staff";
import { listOrganizationsForStaff } from "@/lib/organizations/staff-queries";

export const metadata: Metadata = { title: "Organisations · Staff" };

const PLACE = "/staff/organizations";

export default async function StaffOrganizationsPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  await requireStaff();
  const query = await searchParams;
  const search = valuesOfParam(query, "q")[0] ?? "";
  const organizations = await listOrganizationsForStaff(search);
  return (
    <Page>
      <PageHeader
        title="Organisations"
        description="The hundred newest. Looking into one needs a reason, which its members can read."
      />
      <TableToolbar>
        <SearchField label="Search by name or address" location={{ pathname: PLACE, params: query }} />
      </TableToolbar>
      <DataTable
        caption="Organisations"
        noun="organisations"
        rows={organizations}
        rowKey={(organization) => organization.id}
        rowHref={(organization) => `${PLACE}/${organization.id}`}
        clearFiltersHref={search === "" ? undefined : PLACE}
        firstUse={<EmptyState title="No organisations yet" />}
        columns={[
          { key: "name", header: "Name", cell: (organization) => organization.name },
          { key: "slug", header: "Address", cell: (organization) => `/${organization.slug}` },
          { key: "plan", header: "Plan", cell: (organization) => organization.plan },
          { key: "members", header: "Members", align: "end", cell: (organization) => organization.members },
          {
            key: "created",
            header: "Created",
            cell: (organization) => <ExactTime at={organization.createdAt} precision="day" />,
          },
        ]}
      />
    </Page>
  );
}
