import Link from "next/link";
import type { ReactNode } from "react";
import { PostMortemStateBadge } from "@/components/incidents/incident-badges";
import { ResponseTarget } from "@/components/incidents/response-target";
import { ExactTime } from "@/components/time/exact-time";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { RESOLVE_ON_LABELS } from "@/lib/incidents/resolve-by-rule";
import { isUnderWay } from "@/lib/incidents/states";
import type { Incident, Person } from "@/lib/incidents/types";
import { Links } from "./links";
import { Roles } from "./roles";
import { Runbook } from "./runbook";
import { Tasks } from "./tasks";

type IncidentAsideProps = {
  slug: string;
  incident: Incident;
  people: readonly Person[];
  mayChange: boolean;
};

/** The facts of an incident, and who does what about it. */
export function IncidentAside({ slug, incident, people, mayChange }: IncidentAsideProps) {
  const common = { slug, incidentId: incident.id, people, mayChange };
  return (
    <aside aria-label="Facts and work" className="grid content-start gap-4">
      <Panel title="Facts">
        <IncidentFacts slug={slug} incident={incident} />
      </Panel>
      <Panel title="Runbook">
        <Runbook {...common} steps={incident.steps} />
      </Panel>
      <Panel title="Tasks">
        <Tasks {...common} tasks={incident.tasks} />
      </Panel>
      <Panel title="Roles">
        <Roles {...common} roles={incident.roles} />
      </Panel>
      <Panel title="Links">
        <Links {...common} links={incident.links} />
      </Panel>
    </aside>
  );
}

function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card>
      <CardHeader title={title} />
      <CardContent>{children}</CardContent>
    </Card>
  );
}

function IncidentFacts({ slug, incident }: { slug: string; incident: Incident }) {
  const { mitigatedAt, resolvedAt, closedAt, postMortem } = incident;
  return (
    <DescriptionList>
      <DescriptionItem term="Response target">
        <ResponseTarget dueAt={incident.responseDueAt} acknowledgedAt={incident.acknowledgedAt} />
      </DescriptionItem>
      <DescriptionItem term="Commander">{incident.commander?.name}</DescriptionItem>
      <DescriptionItem term="Began">
        <ExactTime at={incident.startedAt} />
      </DescriptionItem>
      <DescriptionItem term="Opened">
        <ExactTime at={incident.openedAt} />
      </DescriptionItem>
      <DescriptionItem term="Mitigated">{mitigatedAt && <ExactTime at={mitigatedAt} />}</DescriptionItem>
      <DescriptionItem term="Resolved">{resolvedAt && <ExactTime at={resolvedAt} />}</DescriptionItem>
      {closedAt && (
        <DescriptionItem term="Closed">
          <ExactTime at={closedAt} />
        </DescriptionItem>
      )}
      <DescriptionItem term="Opened by rule">{incident.ruleName}</DescriptionItem>
      <DescriptionItem term="Ends">{RESOLVE_ON_LABELS[incident.resolveOn]}</DescriptionItem>
      {incident.splitFrom && (
        <DescriptionItem term="Split from">
          <IncidentLink slug={slug} {...incident.splitFrom} />
        </DescriptionItem>
      )}
      {incident.merged.length > 0 && (
        <DescriptionItem term="Merged into it">
          {incident.merged.map((each) => (
            <IncidentLink key={each.id} slug={slug} {...each} />
          ))}
        </DescriptionItem>
      )}
      {(postMortem || !isUnderWay(incident.state)) && (
        <DescriptionItem term="Post-mortem">
          <span className="flex flex-wrap items-center gap-2">
            <Link
              href={`/${slug}/incidents/${incident.id}/post-mortem`}
              className="text-link underline underline-offset-4"
            >
              {postMortem ? "Open post-mortem" : "Begin post-mortem"}
            </Link>
            {postMortem && <PostMortemStateBadge state={postMortem.state} />}
          </span>
        </DescriptionItem>
      )}
    </DescriptionList>
  );
}

function IncidentLink({ slug, id, number }: { slug: string; id: string; number: number }) {
  return (
    <Link href={`/${slug}/incidents/${id}`} className="text-link mr-2 underline underline-offset-4">
      Incident {number}
    </Link>
  );
}
