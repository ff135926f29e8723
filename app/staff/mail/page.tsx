import type { Metadata } from "next";
import { FacetFilter } from "@/components/data-table/facet-filter";
import { FilterChips } from "@/components/data-table/filter-chips";
import {
  listHref,
  toggledFacetHref,
  valuesOfParam,
  type SearchParams,
} from "@/components/data-table/list-location";
import { SearchField } from "@/components/data-table/search-field";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Pagination } from "@/components/ui/pagination";
import { requireStaff } from "@/lib/auth/staff";
import { listMailLog } from "@/lib/mail/log";
import { isMailState, MAIL_STATES } from "@/lib/mail/states";
import { MailStateBadge, mailStateWord } from "./_components/mail-state";
import { MailTable } from "./_components/mail-table";

export const metadata: Metadata = { title: "Mail · Staff" };

const PLACE = "/staff/mail";

export default async function StaffMailPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireStaff();
  const params = await searchParams;
  const location = { pathname: PLACE, params };
  const states = valuesOfParam(params, "state").filter(isMailState);
  const recipient = valuesOfParam(params, "q")[0] ?? "";
  const after = valuesOfParam(params, "after")[0];
  const { mails, nextCursor } = await listMailLog({ states, recipient }, after);
  return (
    <Page>
      <PageHeader
        title="Mail"
        description="What was sent to whom in the last 30 days, and why not. What a mail says needs a reason."
      />
      <TableToolbar
        chips={
          <FilterChips
            chips={states.map((state) => ({
              label: `State: ${mailStateWord(state).toLowerCase()}`,
              removeHref: toggledFacetHref(location, "state", state),
            }))}
            clearHref={PLACE}
          />
        }
      >
        <SearchField label="Search by recipient" location={location} />
        <FacetFilter
          param="state"
          label="State"
          location={location}
          options={MAIL_STATES.map((state) => ({ value: state, label: <MailStateBadge state={state} /> }))}
        />
      </TableToolbar>
      <MailTable
        mails={mails}
        place={PLACE}
        clearFiltersHref={states.length > 0 || recipient !== "" ? PLACE : undefined}
      />
      {mails.length > 0 && (
        <Pagination
          shown={mails.length}
          noun="mails"
          previousHref={after === undefined ? undefined : listHref(location, { after: null })}
          nextHref={nextCursor === null ? undefined : listHref(location, { after: nextCursor })}
        />
      )}
    </Page>
  );
}
