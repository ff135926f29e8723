import { IncidentAlerts } from "./incident-alerts";
import { NoteForm } from "./note-form";
import { Timeline } from "./timeline";
import { UpdateForm } from "./update-form";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent } from "@/components/ui/card";
import { Section } from "@/components/ui/section";
import { ExactTime } from "@/components/time/exact-time";
import { AUDIENCE_LABELS, PHASE_LABELS } from "@/lib/incidents/labels";
import type { Incident } from "@/lib/incidents/types";

type IncidentStoryProps = { slug: string; incident: Incident; mayChange: boolean };

/** What happened and what was told: alerts, timeline, status updates. */
export function IncidentStory({ slug, incident, mayChange }: IncidentStoryProps) {
  return (
    <div className="grid content-start gap-6">
      <Section title="Alerts">
        <IncidentAlerts slug={slug} alerts={incident.alerts} />
      </Section>
      <Section title="Timeline" description="Everything that happened, in the order in which it did.">
        <Card>
          <CardContent className="grid gap-5">
            <Timeline entries={incident.timeline} />
            {mayChange && <NoteForm slug={slug} incidentId={incident.id} />}
          </CardContent>
        </Card>
      </Section>
      <Section title="Status updates" description="What customers and colleagues were told.">
        <Card>
          <CardContent className="grid gap-5">
            {incident.updates.length === 0 && (
              <p className="text-muted-foreground text-sm">Nothing was posted yet.</p>
            )}
            {incident.updates.map(({ id, audience, phase, body, postedAt, postedBy }) => (
              <article key={id} className="grid gap-1 border-b pb-4 last:border-b-0">
                <p className="flex flex-wrap items-center gap-2 text-sm">
                  <Badge tone="outline">{AUDIENCE_LABELS[audience]}</Badge>
                  <span className="font-medium">{PHASE_LABELS[phase]}</span>
                  <span className="text-muted-foreground">
                    {postedBy}, <ExactTime at={postedAt} />
                  </span>
                </p>
                <p className="max-w-reading whitespace-pre-wrap">{body}</p>
              </article>
            ))}
            {mayChange && <UpdateForm slug={slug} incident={incident} />}
          </CardContent>
        </Card>
      </Section>
    </div>
  );
}
