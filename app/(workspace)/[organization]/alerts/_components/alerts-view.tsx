import { BellRing, History } from "lucide-react";
import { LiveRefresh } from "@/components/live/live-refresh";
import { ListPages } from "@/components/data-table/list-pages";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { EmptyState } from "@/components/feedback/empty-state";
import { FilterEmpty } from "@/components/feedback/filter-empty";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { hasAlertFilters, parseAlertFilters } from "@/lib/alerts/filters";
import { listAlerts } from "@/lib/alerts/queries";
import { listResponders } from "@/lib/alerts/responders";
import { listViews } from "@/lib/alerts/views";
import type { WorkspaceContext } from "@/lib/auth/organization-context";
import { AlertList } from "./alert-list";
import { AlertToolbar, clearHref } from "./alert-toolbar";

const SCOPES = {
  active: {
    title: "Alerts",
    description: "What fires now and what somebody is working on, the gravest first.",
    path: "/alerts",
    empty: {
      icon: BellRing,
      title: "Nothing fires",
      description: "An alert appears here the moment a policy's condition holds, and leaves when it clears.",
    },
  },
  history: {
    title: "Alert history",
    description: "Every alert that ever fired, with how it ended, the newest first.",
    path: "/alerts/history",
    empty: {
      icon: History,
      title: "No alert fired in this time",
      description: "Choose a longer time, or come back after something has fired.",
    },
  },
} as const;

type AlertsViewProps = { context: WorkspaceContext; asked: SearchParams; scope: keyof typeof SCOPES };

/** A list of alerts with its toolbar: what is active, or all there ever were. */
export async function AlertsView({ context, asked, scope }: AlertsViewProps) {
  const { title, description, path, empty } = SCOPES[scope];
  const filters = parseAlertFilters(asked);
  const [after] = valuesOfParam(asked, "after");
  const [before] = valuesOfParam(asked, "before");
  const [page, members, views] = await Promise.all([
    listAlerts(context, { scope, filters, place: { after, before } }),
    listResponders(context),
    listViews(context),
  ]);
  const organization = context.organizationSlug;
  const location = { pathname: `/${organization}${path}`, params: asked };
  const compact = valuesOfParam(asked, "density")[0] === "compact";
  const mayRespond = context.permissions.includes("alerts.respond");
  return (
    <Page>
      <LiveRefresh organization={organization} topic="alerts" announcement="Alerts updated" />
      <PageHeader title={title} description={description} />
      <div
        data-tour={scope === "active" ? "alerts" : undefined}
        className="grid grid-cols-[minmax(0,1fr)] gap-3"
      >
        <AlertToolbar
          organization={organization}
          filters={filters}
          counts={page.counts}
          location={location}
          scope={scope}
          members={members}
          policyNames={new Map(page.alerts.map(({ policy }) => [policy.id, policy.name]))}
          views={views}
          mayShare={mayRespond}
          compact={compact}
        />
        {page.alerts.length === 0 ? (
          <Card>
            {hasAlertFilters(filters) ? (
              <FilterEmpty noun="alerts" clearHref={clearHref(location)} />
            ) : (
              <EmptyState {...empty} />
            )}
          </Card>
        ) : (
          <AlertList
            organization={organization}
            alerts={page.alerts}
            counts={scope === "active" ? page.counts : undefined}
            compact={compact}
            viewer={{ id: context.viewer.id, name: context.viewer.name }}
            members={members}
            mayRespond={mayRespond}
          />
        )}
        <ListPages {...page} location={location} shown={page.alerts.length} noun="alerts" />
      </div>
    </Page>
  );
}
