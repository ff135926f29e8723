import { listAuditEntries, presentAuditEntry } from "@/lib/api/resources/audit-entries";
import { listAuditStretch } from "@/lib/audit/queries";
import { AuditFilter } from "@/lib/audit/schema";
import { apiEndpoint } from "@/lib/auth/api-endpoint";

export const GET = apiEndpoint(listAuditEntries, async ({ context, query, after, cursorTo }) => {
  const { action, actor_id: actor, resource_kind: resource, search: q, limit } = query;
  const { items, next } = await listAuditStretch(context, {
    filter: AuditFilter.parse({ action, actor, resource, q }),
    recorded: { from: query.recorded_from, before: query.recorded_before },
    oldestFirst: query.sort === "recorded_at",
    after,
    limit,
  });
  return { status: 200, body: { data: items.map(presentAuditEntry), next_cursor: cursorTo(next) } };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
