import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import type { PermissionAction } from "@/lib/core/permissions";
import { ROLE_LABELS, isRole } from "@/lib/core/roles";
import { typedText } from "@/lib/core/typed-text";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { findAlerts, findFiringPolicies } from "./find-alerts";
import { METRICS } from "@/lib/metrics/catalogue";
import { NEWEST_ENTRIES, PER_KIND, type Search } from "./limits";
import { searchPattern } from "./pattern";
import type { FoundRecord } from "./types";

/** The organisation's records that say what was typed, of the kinds that this member may see. */
export async function searchRecords(context: OrganizationContext, typed: string): Promise<FoundRecord[]> {
  const pattern = searchPattern(typed);
  if (pattern === null) return [];
  const may = (action: PermissionAction) => context.permissions.includes(action);
  const search = { organizationId: context.organizationId, pattern };
  return withOrganization(context, async (transaction) => [
    ...(may("alerts.respond") ? await findFiringPolicies(transaction, search) : []),
    ...(may("alerts.read") ? await findAlerts(transaction, search) : []),
    ...(may("members.read") ? await findMembers(transaction, search) : []),
    ...(may("api-keys.read") ? await findApiKeys(transaction, search) : []),
    ...(may("metrics.read") ? await findMetrics(transaction, search, typed) : []),
    ...(may("security-events.read") ? await findSecurityEvents(transaction, search) : []),
    ...(may("audit-log.read") ? await findAuditEntries(transaction, search) : []),
  ]);
}

async function findMembers(transaction: Transaction, { organizationId, pattern }: Search) {
  const rows = await transaction.$queryRaw<{ id: string; name: string; email: string; role: string }[]>`
    SELECT memberships.id, users.name, users.email::text AS email, memberships.role
      FROM memberships JOIN users ON users.id = memberships.user_id
     WHERE memberships.organization_id = ${organizationId}::uuid
       AND (users.name ILIKE ${pattern} OR users.email::text ILIKE ${pattern})
     ORDER BY users.name LIMIT ${PER_KIND}`;
  return rows.map(({ id, name, email, role }): FoundRecord => ({
    kind: "member",
    id,
    label: name,
    detail: `${isRole(role) ? ROLE_LABELS[role] : role} · ${email}`,
    path: `/settings/members?q=${encodeURIComponent(email)}`,
  }));
}

async function findApiKeys(transaction: Transaction, { organizationId, pattern }: Search) {
  const rows = await transaction.$queryRaw<{ id: string; name: string; prefix: string }[]>`
    SELECT id, name, prefix FROM api_keys
     WHERE organization_id = ${organizationId}::uuid AND (name ILIKE ${pattern} OR prefix ILIKE ${pattern})
     ORDER BY revoked_at IS NOT NULL, id DESC LIMIT ${PER_KIND}`;
  return rows.map(({ id, name, prefix }): FoundRecord => ({
    kind: "api_key",
    id,
    label: name,
    detail: prefix,
    path: "/settings/api-keys",
  }));
}

async function findMetrics(transaction: Transaction, { organizationId, pattern }: Search, typed: string) {
  const text = typedText(typed).toLowerCase();
  const measured = Object.entries(METRICS).flatMap(([name, { label }]) =>
    `${name} ${label}`.toLowerCase().includes(text) ? [{ name, label }] : [],
  );
  const pushed = await transaction.$queryRaw<{ name: string; label: string }[]>`
    SELECT DISTINCT name, name AS label FROM metric_series
     WHERE organization_id = ${organizationId}::uuid AND name ILIKE ${pattern}
     ORDER BY name LIMIT ${PER_KIND}`;
  return [...pushed, ...measured].slice(0, PER_KIND).map(({ name, label }): FoundRecord => ({
    kind: "metric",
    id: name,
    label,
    detail: name,
    path: `/monitoring/${encodeURIComponent(name)}`,
  }));
}

async function findSecurityEvents(transaction: Transaction, { organizationId, pattern }: Search) {
  type Row = { sequence: bigint; kind: string; actor: string | null; target: string | null };
  const rows = await transaction.$queryRaw<Row[]>`
    SELECT sequence, kind, actor_name AS actor, target_id AS target
      FROM (
        SELECT sequence, occurred_at, kind, actor_name, target_id, source_address FROM security_events
         WHERE organization_id = ${organizationId}::uuid
         ORDER BY occurred_at DESC, sequence DESC LIMIT ${NEWEST_ENTRIES}
      ) AS newest
     WHERE concat_ws(' ', kind, actor_name, target_id, host(source_address)) ILIKE ${pattern}
     ORDER BY occurred_at DESC, sequence DESC LIMIT ${PER_KIND}`;
  return rows.map(({ sequence, kind, actor, target }): FoundRecord => ({
    kind: "security_event",
    id: String(sequence),
    label: kind,
    detail: [actor, target].filter(Boolean).join(" · "),
    path: `/security/${sequence}`,
  }));
}

async function findAuditEntries(transaction: Transaction, { organizationId, pattern }: Search) {
  type Row = { id: string; action: string; name: string | null; resource: string };
  const rows = await transaction.$queryRaw<Row[]>`
    SELECT id, action, coalesce(resource_name, resource_id) AS resource, actor_name AS name
      FROM (
        SELECT id, sequence, action, resource_name, resource_id, actor_name FROM audit_logs
         WHERE organization_id = ${organizationId}::uuid
         ORDER BY sequence DESC LIMIT ${NEWEST_ENTRIES}
      ) AS newest
     WHERE concat_ws(' ', action, resource_name, resource_id, actor_name) ILIKE ${pattern}
     ORDER BY sequence DESC LIMIT ${PER_KIND}`;
  return rows.map(({ id, action, name, resource }): FoundRecord => ({
    kind: "audit_entry",
    id,
    label: action,
    detail: [name, resource].filter(Boolean).join(" · "),
    path: `/settings/audit-log?action=${encodeURIComponent(action)}`,
  }));
}
