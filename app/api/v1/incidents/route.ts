import {
  declareIncidentEndpoint,
  listIncidentsEndpoint,
  presentIncident,
} from "@/lib/api/resources/incidents";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { declareIncident } from "@/lib/incidents/mutations/declare-incident";
import { getIncident } from "@/lib/incidents/queries/get-incident";
import { listIncidents } from "@/lib/incidents/queries/list-incidents";

export const GET = apiEndpoint(listIncidentsEndpoint, async ({ context, query, after, cursorTo }) => {
  const { severity: severities, state: states, search = "", limit } = query;
  const filters = { severities, states, search };
  const { items, next } = await listIncidents(context, { filters, after, limit });
  return { status: 200, body: { data: items.map(presentIncident), next_cursor: cursorTo(next) } };
});

export const POST = apiEndpoint(declareIncidentEndpoint, async ({ context, body, writeId }) => {
  const { started_at: startedAt, alert_ids: alertIds, ...facts } = body;
  const id = await declareIncident(context, { ...facts, startedAt, alertIds }, writeId);
  return { status: 201, body: presentIncident(await getIncident(context, id)) };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
