import { listAlertPage } from "@/lib/alerts/queries";
import { parseLabel } from "@/lib/alerts/filters";
import { listAlertsEndpoint, presentAlert } from "@/lib/api/resources/alerts";
import { apiEndpoint } from "@/lib/auth/api-endpoint";

export const GET = apiEndpoint(listAlertsEndpoint, async ({ context, query, after, cursorTo }) => {
  const { items, next } = await listAlertPage(context, {
    filters: {
      states: query.state,
      severities: query.severity,
      policies: query.policy_id,
      labels: query.label.flatMap((label) => parseLabel(label) ?? []),
      assignee: query.assignee_id ?? null,
      marks: [],
      search: query.search ?? null,
      range: "all",
      since: query.fired_from ?? null,
      until: query.fired_before ?? null,
    },
    after: after && { rank: 0, firedAt: new Date(after[0]), id: after[1] },
    limit: query.limit,
  });
  const place: [string, string] | null = next && [next.firedAt.toISOString(), next.id];
  return { status: 200, body: { data: items.map(presentAlert), next_cursor: cursorTo(place) } };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
