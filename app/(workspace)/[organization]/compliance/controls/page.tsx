import type { Metadata } from "next";
import { FacetFilter } from "@/components/data-table/facet-filter";
import { FilterChips } from "@/components/data-table/filter-chips";
import { filterHref, toggledFacetHref, type SearchParams } from "@/components/data-table/list-location";
import { SearchField } from "@/components/data-table/search-field";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { filterControls, isFiltered } from "@/lib/compliance/filter-standings";
import { STATE_LABELS } from "@/lib/compliance/labels";
import { ALL_FRAMEWORKS, FRAMEWORKS } from "@/lib/compliance/library/frameworks/catalogue";
import { CONTROL_THEMES } from "@/lib/compliance/library/types";
import { listControls } from "@/lib/compliance/queries/frameworks";
import { ROLLED_STATES } from "@/lib/compliance/roll-up";
import { CheckFilter } from "@/lib/compliance/schema";
import { ComplianceState } from "../_components/compliance-state";
import { ComplianceTabs } from "../_components/compliance-tabs";
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
  const clearHref = filterHref(location, { q: null, state: null, framework: null, theme: null, type: null });
  const controls = filterControls(await listControls(context), filter);
  const chips = [
    ...(filter.q === ""
      ? []
      : [{ label: `Search: ${filter.q}`, removeHref: filterHref(location, { q: null }) }]),
    ...filter.state.map((state) => ({
      label: `State: ${STATE_LABELS[state].toLowerCase()}`,
      removeHref: toggledFacetHref(location, "state", state),
    })),
    ...filter.framework.map((id) => ({
      label: `Framework: ${FRAMEWORKS[id].name}`,
      removeHref: toggledFacetHref(location, "framework", id),
    })),
    ...filter.theme.map((theme) => ({
      label: `Theme: ${CONTROL_THEMES[theme].toLowerCase()}`,
      removeHref: toggledFacetHref(location, "theme", theme),
    })),
  ];
  return (
    <Page>
      <PageHeader
        title="Controls"
        description="Implement once, satisfy many: each control with the requirements it counts for in every framework."
      />
      <ComplianceTabs slug={context.organizationSlug} current="controls" />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <TableToolbar chips={<FilterChips chips={chips} clearHref={clearHref} />}>
          <SearchField label="Search controls" location={location} />
          <FacetFilter
            param="state"
            label="State"
            location={location}
            options={ROLLED_STATES.map((state) => ({
              value: state,
              label: <ComplianceState state={state} />,
            }))}
          />
          <FacetFilter
            param="framework"
            label="Framework"
            location={location}
            options={ALL_FRAMEWORKS.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <FacetFilter
            param="theme"
            label="Theme"
            location={location}
            options={Object.entries(CONTROL_THEMES).map(([value, label]) => ({ value, label }))}
          />
        </TableToolbar>
        <ControlMatrix
          controls={controls}
          base={base}
          clearHref={isFiltered(filter) ? clearHref : undefined}
        />
      </div>
    </Page>
  );
}
