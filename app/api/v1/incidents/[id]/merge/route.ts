import { mergeIncidentEndpoint, presentIncident } from "@/lib/api/resources/incidents";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { mergeIncident } from "@/lib/incidents/mutations/merge-and-split";
import { getIncident } from "@/lib/incidents/queries/get-incident";

export const POST = apiEndpoint(mergeIncidentEndpoint, async ({ context, params, body }) => {
  await mergeIncident(context, { incidentId: params.id, intoId: body.into_id });
  return { status: 200, body: presentIncident(await getIncident(context, body.into_id)) };
});

export {
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
