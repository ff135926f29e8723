import Link from "next/link";
import { IncidentSeverityBadge, IncidentStateBadge } from "@/components/incidents/incident-badges";
import type { OrganizationContext } from "@/lib/core/context";
import { findIncidentOfAlert } from "@/lib/incidents/queries/get-incident";
import { listUnderWay } from "@/lib/incidents/queries/list-incidents";
import { AddToIncident } from "./add-to-incident";

type IncidentOfAlertProps = {
  context: OrganizationContext;
  alert: { id: string; policyName: string };
};

/** On the page of an alert: the incident it belongs to, or the way into one. Draws nothing for those who may not see. */
export async function IncidentOfAlert({ context, alert }: IncidentOfAlertProps) {
  if (!context.permissions.includes("incidents.read")) return null;
  const slug = context.organizationSlug;
  const incident = await findIncidentOfAlert(context, alert.id);
  if (incident !== null)
    return (
      <span className="flex flex-wrap items-center gap-2">
        <Link href={`/${slug}/incidents/${incident.id}`} className="text-link underline underline-offset-4">
          Incident {incident.number}: {incident.title}
        </Link>
        <IncidentSeverityBadge severity={incident.severity} />
        <IncidentStateBadge state={incident.state} />
      </span>
    );
  if (!context.permissions.includes("incidents.respond"))
    return <span className="text-muted-foreground">In no incident</span>;
  const underWay = await listUnderWay(context);
  return (
    <AddToIncident
      slug={slug}
      alert={alert}
      incidents={underWay.map(({ id, number, title }) => ({ id, number, title }))}
    />
  );
}
