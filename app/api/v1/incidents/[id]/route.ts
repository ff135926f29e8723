import { changeIncidentEndpoint, presentIncident, readIncident } from "@/lib/api/resources/incidents";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { moveIncident, updateIncident } from "@/lib/incidents/mutations/change-incident";
import { getIncident } from "@/lib/incidents/queries/get-incident";

export const GET = apiEndpoint(readIncident, async ({ context, params }) => ({
  status: 200,
  body: presentIncident(await getIncident(context, params.id)),
}));

export const PATCH = apiEndpoint(changeIncidentEndpoint, async ({ context, params, body }) => {
  const { commander_id: commanderId, state, ...facts } = body;
  await updateIncident(context, { incidentId: params.id, commanderId, ...facts });
  if (state !== undefined) await moveIncident(context, { incidentId: params.id, state });
  return { status: 200, body: presentIncident(await getIncident(context, params.id)) };
});

export {
  refuseMethod as DELETE,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
