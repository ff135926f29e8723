import { moveIncident } from "@/lib/incidents/mutations/change-incident";
import { declareIncident } from "@/lib/incidents/mutations/declare-incident";
import { makeOperationsReports } from "@/lib/operations-report/make-reports";
import type { OrganizationFixture } from "./organization-fixture";
import { asSuperuser } from "./superuser";

/** An incident under way; answers its id. */
export function createIncidentFixture(
  { context }: Pick<OrganizationFixture, "context">,
  title: string,
): Promise<string> {
  return declareIncident(context, { title, severity: "P1", summary: "", alertIds: [] });
}

/** One that is over and has a post-mortem. */
export async function createResolvedIncidentFixture(
  owner: Pick<OrganizationFixture, "context">,
  title: string,
): Promise<string> {
  const incidentId = await createIncidentFixture(owner, title);
  await moveIncident(owner.context, { incidentId, state: "resolved" });
  return incidentId;
}

/** The reports of three mornings: 18 to 20 November 2026. */
export async function createOperationsReportFixtures({
  organization,
}: Pick<OrganizationFixture, "organization">): Promise<void> {
  await asSuperuser("UPDATE organizations SET created_at = '2026-11-01' WHERE id = $1", [organization.id]);
  for (const day of [18, 19, 20]) await makeOperationsReports(new Date(`2026-11-${day}T12:00:00Z`));
}
