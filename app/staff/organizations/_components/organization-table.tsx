import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { StatusBadge } from "@/components/feedback/status";
import { ExactTime } from "@/components/time/exact-time";
import { RelativeTime } from "@/components/time/relative-time";
import { formatBytes } from "@/lib/core/format/bytes";
import { formatNumber } from "@/lib/core/format/number";
import type { StaffOrganizationItem } from "@/lib/organizations/staff-queries";
import { STATUS_LABELS } from "@/lib/plans/labels";
import { PLANS } from "@/lib/plans/plans";
import { toSubscription } from "@/lib/plans/subscription";

/** What the platform knows of the collection and the mails of one organisation, worst first. */
function Health({ organization }: { organization: StaffOrganizationItem }) {
  const { lastCollectionAt, gapsLastDay, failedMails } = organization;
  if (lastCollectionAt === null) return <StatusBadge status="no_data" word="Nothing collected in 24 h" />;
  if (gapsLastDay > 0)
    return <StatusBadge status="degraded" word={`${formatNumber(gapsLastDay)} gaps in 24 h`} />;
  if (failedMails > 0)
    return <StatusBadge status="degraded" word={`${formatNumber(failedMails)} mails failed`} />;
  return <StatusBadge status="ok" />;
}

const COLUMNS: readonly DataTableColumn<StaffOrganizationItem>[] = [
  { key: "name", header: "Name", cell: ({ name }) => name },
  { key: "slug", header: "Address", cell: ({ slug }) => `/${slug}` },
  {
    key: "plan",
    header: "Plan",
    cell: (row) => {
      const { plan, status } = toSubscription(row);
      return `${PLANS[plan].name} · ${row.closesAt ? "Closing" : STATUS_LABELS[status]}`;
    },
  },
  { key: "members", header: "Members", align: "end", cell: ({ members }) => formatNumber(members) },
  {
    key: "points",
    header: "Points, 24 h",
    align: "end",
    cell: ({ pointsLastDay }) => formatNumber(pointsLastDay),
  },
  {
    key: "events",
    header: "Events, 30 d",
    align: "end",
    cell: ({ eventsLastMonth }) => formatNumber(eventsLastMonth),
  },
  { key: "storage", header: "Storage", align: "end", cell: ({ storageBytes }) => formatBytes(storageBytes) },
  { key: "health", header: "Health", cell: (organization) => <Health organization={organization} /> },
  {
    key: "collection",
    header: "Last collection",
    cell: ({ lastCollectionAt }) => (lastCollectionAt ? <RelativeTime at={lastCollectionAt} /> : "–"),
  },
  {
    key: "activity",
    header: "Last activity",
    cell: ({ lastActivityAt }) => (lastActivityAt ? <RelativeTime at={lastActivityAt} /> : "–"),
  },
  {
    key: "created",
    header: "Created",
    cell: ({ createdAt }) => <ExactTime at={createdAt} precision="day" className="whitespace-nowrap" />,
  },
];

type OrganizationTableProps = {
  organizations: readonly StaffOrganizationItem[];
  place: string;
  clearFiltersHref?: string;
};

/** Plan, use and health of each organisation. */
export function OrganizationTable({ organizations, place, clearFiltersHref }: OrganizationTableProps) {
  return (
    <DataTable
      caption="Organisations"
      noun="organisations"
      density="compact"
      columns={COLUMNS}
      rows={organizations}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `${place}/${id}`}
      clearFiltersHref={clearFiltersHref}
      firstUse={<EmptyState title="No organisations yet" />}
    />
  );
}
