import type { Metadata } from "next";
import { listHref, type SearchParams } from "@/components/data-table/list-location";
import { DataTable } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Pagination } from "@/components/ui/pagination";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { formatDay } from "@/lib/core/format/date-time";
import { formatNumber } from "@/lib/core/format/number";
import { notFoundPage } from "@/lib/http/not-found-page";
import { getRestoredLines } from "@/lib/retention/queries";
import { SOURCE_LABELS } from "@/lib/retention/types";

export const metadata: Metadata = { title: "Restored archive" };

type RestoredArchivePageProps = {
  params: Promise<{ organization: string; restorationId: string }>;
  searchParams: Promise<SearchParams>;
};

export default async function RestoredArchivePage({ params, searchParams }: RestoredArchivePageProps) {
  const { organization, restorationId } = await params;
  const context = await requireOrganization(organization);
  if (!mayOpenPage(context, "retention.read")) return <NoAccess action="retention.read" />;
  const query = await searchParams;
  const asked = Number(query.after);
  const after = Number.isSafeInteger(asked) ? asked : 0;
  const { source, total, expiresAt, lines, next } = await getRestoredLines(context, {
    id: restorationId,
    after,
  }).catch(notFoundPage);
  const pathname = `/${context.organizationSlug}/settings/retention/${restorationId}`;
  return (
    <Page>
      <PageHeader
        title={`${SOURCE_LABELS[source]}, from the archive`}
        description={`Restored until ${formatDay(expiresAt, "UTC")}; its signature, its digest and every link were checked.`}
      />
      <DataTable
        caption="Restored records"
        noun="records"
        rows={lines}
        rowKey={({ sequence }) => String(sequence)}
        firstUse={<EmptyState title="No further records" />}
        columns={[
          { key: "sequence", header: "Number", cell: ({ sequence }) => formatNumber(sequence) },
          {
            key: "record",
            header: "Record",
            className: "w-full",
            cell: ({ text }) => (
              <pre className="max-w-full overflow-x-auto font-mono text-xs break-all whitespace-pre-wrap">
                {text}
              </pre>
            ),
          },
        ]}
      />
      <Pagination
        shown={lines.length}
        total={total}
        noun="records"
        previousHref={after > 0 ? pathname : undefined}
        nextHref={next === null ? undefined : listHref({ pathname, params: {} }, { after: String(next) })}
      />
    </Page>
  );
}
