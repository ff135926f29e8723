import type { Metadata } from "next";
import { FacetFilter } from "@/components/data-table/facet-filter";
import { FilterChips } from "@/components/data-table/filter-chips";
import {
  listHref,
  toggledFacetHref,
  valuesOfParam,
  type SearchParams,
} from "@/components/data-table/list-location";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Section } from "@/components/ui/section";
import { requireStaff } from "@/lib/auth/staff";
import { listBillingFindings, listTokenDifferences } from "@/lib/billing/staff-queries";
import { missingStripeSettings } from "@/lib/billing/stripe";
import { listStripeEvents } from "@/lib/billing/webhooks/staff";
import { EVENT_STATES, isEventState } from "@/lib/billing/webhooks/states";
import { BillingFindings } from "./_components/billing-findings";
import { EventStateBadge, eventStateWord } from "./_components/event-state";
import { EventTable } from "./_components/event-table";
import { TokenDifferences } from "./_components/token-differences";

export const metadata: Metadata = { title: "Billing · Staff" };

const PLACE = "/staff/billing";

export default async function StaffBillingPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireStaff();
  const params = await searchParams;
  const location = { pathname: PLACE, params };
  const states = valuesOfParam(params, "state").filter(isEventState);
  const after = valuesOfParam(params, "after")[0];
  const [{ events, nextCursor }, findings, differences] = await Promise.all([
    listStripeEvents(states, after),
    listBillingFindings(),
    listTokenDifferences(),
  ]);
  return (
    <Page>
      <PageHeader
        title="Billing"
        description="What Stripe has told, what is odd in accounts, and where the meter differs from the ledger."
      />
      <BillingFindings findings={findings} missing={missingStripeSettings()} />
      {differences.length > 0 && (
        <Section
          title="Tokens that Stripe counts otherwise"
          description="Compared every night. What waits is still on its way to the meter."
        >
          <TokenDifferences differences={differences} />
        </Section>
      )}
      <Section title="Events of Stripe" description="Done with, they stay for 90 days.">
        <TableToolbar
          chips={
            <FilterChips
              chips={states.map((state) => ({
                label: `State: ${eventStateWord(state).toLowerCase()}`,
                removeHref: toggledFacetHref(location, "state", state),
              }))}
              clearHref={PLACE}
            />
          }
        >
          <FacetFilter
            param="state"
            label="State"
            location={location}
            options={EVENT_STATES.map((state) => ({
              value: state,
              label: <EventStateBadge state={state} />,
            }))}
          />
        </TableToolbar>
        <EventTable events={events} clearFiltersHref={states.length > 0 ? PLACE : undefined} />
        {events.length > 0 && (
          <Pagination
            shown={events.length}
            noun="events"
            previousHref={after === undefined ? undefined : listHref(location, { after: null })}
            nextHref={nextCursor === null ? undefined : listHref(location, { after: nextCursor })}
          />
        )}
      </Section>
    </Page>
  );
}
