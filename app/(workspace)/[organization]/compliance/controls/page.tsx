import type { Metadata } from "next";
import type { SearchParams } from "@/components/data-table/list-location";
import { HelpTerm } from "@/components/help/help-term";
import { HelpLink } from "@/components/help/help-link";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { filterControls, isFiltered } from "@/lib/compliance/filter-standings";
import { listControls } from "@/lib/compliance/queries/frameworks";
import { ROLLED_STATES } from "@/lib/compliance/roll-up";
import { CheckFilter } from "@/lib/compliance/schema";
import { ComplianceTabs } from "../_components/compliance-tabs";
import { clearStandingsHref, StandingToolbar } from "../_components/standing-toolbar";
import { ControlMatrix } from "./_components/control-matrix";

export const metadata: Metadata = { title: "Compliance controls" };

type ControlsPageProps = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<SearchParams>;
};

export default async function ControlsPage({ params, searchParams }: ControlsPageProps) {
  const [context, asked] = [await requireOrganization((await params).organization), await searchParams];
  if (!mayOpenPage(context, "compliance.read")) return <NoAccess action="compliance.read" />;
  const filter = CheckFilter.parse(asked);
  const base = `/${context.organizationSlug}/compliance`;
  const location = { pathname: `${base}/controls`, params: asked };
  const controls = filterControls(await listControls(context), filter);
  return (
    <Page>
      <PageHeader
        title="Controls"
        status={
          <HelpLink
            organization={context.organizationSlug}
            slug="controls-and-mappings"
            about="controls and what they count for"
          />
        }
        description={
          <>
            Implement once, satisfy many: each <HelpTerm term="control">control</HelpTerm> with the
            requirements it counts for in every framework.
          </>
        }
      />
      <ComplianceTabs slug={context.organizationSlug} current="controls" />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <StandingToolbar noun="controls" filter={filter} location={location} states={ROLLED_STATES} />
        <ControlMatrix
          controls={controls}
          base={base}
          clearHref={isFiltered(filter) ? clearStandingsHref(location) : undefined}
        />
      </div>
    </Page>
  );
}
