import type { Metadata } from "next";
import type { SearchParams } from "@/components/data-table/list-location";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { requireDesk } from "@/lib/auth/support-desk";
import { countQueues } from "@/lib/support/desk/list-tickets";
import { listSavedViews } from "@/lib/support/desk/saved-views";
import { listStaff } from "@/lib/support/desk/staff";
import { Availability } from "../_components/availability";
import { DeskAreas } from "../_components/desk-areas";
import { DeskKeys } from "../_components/desk-keys";
import { DESK_PATH, queryOf, readDeskFilter } from "../_components/desk-location";
import { ListPane } from "../_components/list-pane";
import { QueueNav } from "../_components/queue-nav";

export const metadata: Metadata = { title: "Support · Staff" };

export default async function SupportDeskPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { actor, role } = await requireDesk();
  const params = await searchParams;
  const location = { pathname: DESK_PATH, params };
  const filter = readDeskFilter(params);
  const [counts, views, staff] = await Promise.all([
    countQueues(actor.userId),
    listSavedViews(actor.userId),
    listStaff(),
  ]);
  return (
    <Page>
      <PageHeader
        title="Support"
        description="What is due first stands first. Everything done here stands in the customer's audit log."
        status={<Availability member={staff.find(({ userId }) => userId === actor.userId)} />}
        actions={
          <>
            <DeskKeys />
            <DeskAreas current="tickets" />
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 lg:grid-cols-[13rem_minmax(0,1fr)]">
        <QueueNav current={filter.queue} counts={counts} views={views} query={queryOf(location)} />
        <ListPane
          staffUserId={actor.userId}
          filter={filter}
          location={location}
          current={null}
          staff={staff.map(({ userId, name }) => ({ userId, name }))}
          mayChange={role !== "viewer"}
        />
      </div>
    </Page>
  );
}
