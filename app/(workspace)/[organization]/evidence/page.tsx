import type { Metadata } from "next";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { ListPages } from "@/components/data-table/list-pages";
import { NoAccess } from "@/components/feedback/no-access";
import { HelpLink } from "@/components/help/help-link";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { listMissedDays, listSnapshots } from "@/lib/evidence/queries";
import { DaySchema } from "@/lib/evidence/schema";
import { EvidenceActions } from "./_components/evidence-actions";
import { MissedDays } from "./_components/missed-days";
import { SnapshotTable } from "./_components/snapshot-table";

export const metadata: Metadata = { title: "Evidence" };

const PAGE_SIZE = 31;

type EvidencePageProps = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<SearchParams>;
};

export default async function EvidencePage({ params, searchParams }: EvidencePageProps) {
  const [context, asked] = [await requireOrganization((await params).organization), await searchParams];
  if (!mayOpenPage(context, "evidence.read")) return <NoAccess action="evidence.read" />;
  const location = { pathname: `/${context.organizationSlug}/evidence`, params: asked };
  const before = DaySchema.safeParse(valuesOfParam(asked, "after")[0]).data;
  const [{ items, next }, missed] = await Promise.all([
    listSnapshots(context, { before, limit: PAGE_SIZE }),
    listMissedDays(context),
  ]);
  return (
    <Page>
      <PageHeader
        title="Evidence"
        status={
          <HelpLink
            organization={context.organizationSlug}
            slug="daily-evidence"
            about="the daily evidence"
          />
        }
        description="One signed statement for each day (UTC): what was measured, from which rows, and what is not known."
        actions={<EvidenceActions context={context} pathname={location.pathname} />}
      />
      <MissedDays days={missed} />
      <div data-tour="evidence" className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <SnapshotTable snapshots={items} pathname={location.pathname} />
        <ListPages
          location={location}
          shown={items.length}
          total={null}
          noun="days"
          newerCursor={null}
          olderCursor={next}
        />
      </div>
    </Page>
  );
}
