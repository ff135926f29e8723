import type { Metadata } from "next";
import Link from "next/link";
import { Banner } from "@/components/feedback/banner";
import { NoAccess } from "@/components/feedback/no-access";
import { IncidentSeverityBadge, IncidentStateBadge } from "@/components/incidents/incident-badges";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { LiveRefresh } from "@/components/live/live-refresh";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { notFoundPage } from "@/lib/http/not-found-page";
import { getIncident } from "@/lib/incidents/queries/get-incident";
import { listUnderWay } from "@/lib/incidents/queries/list-incidents";
import { listMembers } from "@/lib/organizations/queries";
import { EditDialog } from "./_components/edit-dialog";
import { IncidentActions } from "./_components/incident-actions";
import { IncidentAside } from "./_components/incident-aside";
import { IncidentStory } from "./_components/incident-story";
import { MergeDialog } from "./_components/merge-dialog";
import { SplitDialog } from "./_components/split-dialog";

export const metadata: Metadata = { title: "Incident" };

type IncidentPageProps = { params: Promise<{ organization: string; id: string }> };

export default async function IncidentPage({ params }: IncidentPageProps) {
  const { organization, id } = await params;
  const context = await requireOrganization(organization);
  if (!mayOpenPage(context, "incidents.read")) return <NoAccess action="incidents.read" />;
  const slug = context.organizationSlug;
  const incident = await getIncident(context, id).catch(notFoundPage);
  const [members, underWay] = await Promise.all([listMembers(context), listUnderWay(context)]);
  const people = members.map(({ userId, name }) => ({ id: userId, name }));
  const mayChange = context.permissions.includes("incidents.respond") && incident.mergedInto === null;
  const others = underWay
    .filter((each) => each.id !== id)
    .map(({ id, number, title }) => ({ id, number, title }));
  const common = { slug, incident, people, mayChange };
  return (
    <Page>
      <PageHeader
        crumbs={[{ label: "Incidents", href: `/${slug}/incidents` }, { label: String(incident.number) }]}
        title={
          <>
            <span className="text-muted-foreground tabular mr-2">{incident.number}</span>
            {incident.title}
          </>
        }
        status={
          <>
            <IncidentSeverityBadge severity={incident.severity} />
            <IncidentStateBadge state={incident.state} />
          </>
        }
        description={incident.summary || undefined}
        actions={
          mayChange && (
            <>
              {others.length > 0 && <MergeDialog slug={slug} incidentId={id} targets={others} />}
              {incident.alerts.length > 1 && (
                <SplitDialog slug={slug} incidentId={id} alerts={incident.alerts} />
              )}
              <EditDialog slug={slug} incident={incident} people={people} />
              <IncidentActions slug={slug} incident={incident} />
            </>
          )
        }
      />
      <LiveRefresh organization={slug} topic="incidents" announcement="Incident updated" />
      {incident.mergedInto && (
        <Banner title={`Merged into incident ${incident.mergedInto.number}`}>
          It goes on{" "}
          <Link
            className="underline underline-offset-4"
            href={`/${slug}/incidents/${incident.mergedInto.id}`}
          >
            there
          </Link>
          .
        </Banner>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <IncidentStory {...common} />
        <IncidentAside {...common} />
      </div>
    </Page>
  );
}
