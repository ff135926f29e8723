import { listIncidentEvents, presentEvents } from "@/lib/api/resources/incidents";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { getIncident } from "@/lib/incidents/queries/get-incident";

export const GET = apiEndpoint(listIncidentEvents, async ({ context, params }) => {
  const { timeline } = await getIncident(context, params.id);
  return { status: 200, body: presentEvents(timeline) };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
