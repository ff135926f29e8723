import "server-only";
import { GRAVEST_FIRST } from "@/lib/alerts/severity";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { toTwoWayPage, type PageStart, type TwoWayPage } from "@/lib/core/page";
import { requirePermission } from "@/lib/core/permissions";
import type { MuteWindow, Prisma } from "@/lib/db/generated/client";
import { withOrganization } from "@/lib/db/with-organization";
import { matchableLabels } from "../alert-facts";
import { labelsOf, POLICY_FACTS, policyFactsOf, severityOf } from "../load-configuration";
import { matchesAll } from "../matchers";
import { windowOf } from "../rows";
import type { Matcher, MuteWindowKind } from "../types";
import { findProtectedPolicies } from "./protected-policies";
import { windowState, type WindowState } from "./state";
import type { MatchedAlert, MutedNotice, WindowItem, WindowPreview } from "./types";

const MOST_SHOWN = 20;

/** One page of silences or maintenance windows, the newest first; a place is the id of one. */
export async function listWindows(
  context: OrganizationContext,
  input: { kind: MuteWindowKind; state?: WindowState } & PageStart<string>,
): Promise<TwoWayPage<WindowItem, string>> {
  requirePermission(context, "silences.read");
  const { kind, state, after, before, limit } = input;
  const at = now();
  const rows = await withOrganization(context, (transaction) =>
    transaction.muteWindow.findMany({
      where: {
        organizationId: context.organizationId,
        kind,
        ...(after !== undefined && { id: { lt: after } }),
        ...(before !== undefined && { id: { gt: before } }),
        ...(state && inState(state, at)),
      },
      orderBy: { id: before === undefined ? "desc" : "asc" },
      take: limit + 1,
    }),
  );
  const page = toTwoWayPage(rows, input, ({ id }) => id);
  return { ...page, items: page.items.map((row) => toItem(row, at)) };
}

/** One silence or maintenance window. Throws NOT_FOUND. */
export async function getWindow(
  context: OrganizationContext,
  kind: MuteWindowKind,
  id: string,
): Promise<WindowItem> {
  requirePermission(context, "silences.read");
  if (!isId(id)) throw notFound(kind === "silence" ? "silence" : "maintenance window");
  const row = await withOrganization(context, (transaction) =>
    transaction.muteWindow.findFirst({ where: { organizationId: context.organizationId, kind, id } }),
  );
  if (row === null) throw notFound(kind === "silence" ? "silence" : "maintenance window");
  return toItem(row, now());
}

/** What matchers fit right now, and whether muting it takes a second person. */
export async function previewMatchers(
  context: OrganizationContext,
  matchers: readonly Matcher[],
): Promise<WindowPreview> {
  requirePermission(context, "silences.read");
  const { organizationId } = context;
  return withOrganization(context, async (transaction) => {
    const rows = await transaction.alert.findMany({
      where: { organizationId, state: { not: "resolved" } },
      select: { id: true, labels: true, severity: true, policy: { select: POLICY_FACTS } },
      orderBy: { firedAt: "desc" },
    });
    const matched = rows.flatMap(({ id, labels: stored, severity: kept, policy }): MatchedAlert[] => {
      const [labels, severity, facts] = [labelsOf(stored), severityOf(kept), policyFactsOf(policy)];
      if (!matchesAll(matchers, matchableLabels(labels, facts, severity))) return [];
      return [{ id, labels, severity, policyName: facts.name }];
    });
    const found = await findProtectedPolicies(transaction, organizationId, matchers);
    return {
      count: matched.length,
      alerts: matched.slice(0, MOST_SHOWN),
      protectedPolicies: found.map(({ name }) => name),
    };
  });
}

type MutedRow = { at: Date; alert_id: string; policy_name: string; severity: string; labels: unknown };

/**
 * What a window kept from being told that would have paged somebody: notices of the two gravest severities that it
 * alone decided about or decided first. From the chain of decisions, so it is what was, not what would be.
 */
export async function listMutedPages(
  context: OrganizationContext,
  window: WindowItem,
): Promise<MutedNotice[]> {
  requirePermission(context, "silences.read");
  const paging = GRAVEST_FIRST.slice(0, 2);
  const rows = await withOrganization(
    context,
    (transaction) => transaction.$queryRaw<MutedRow[]>`
      SELECT decision.at, decision.alert_id, policy.policy_name,
             decision.content::jsonb #>> '{notice,severity}' AS severity, alert.labels
        FROM alert_decisions AS decision
        JOIN alert_policies AS policy
          ON policy.organization_id = decision.organization_id AND policy.id = decision.policy_id
        JOIN alerts AS alert ON alert.organization_id = decision.organization_id AND alert.id = decision.alert_id
       WHERE decision.organization_id = ${context.organizationId}::uuid AND decision.kind = 'routing'
         AND decision.recorded_at BETWEEN ${window.startsAt}::timestamptz AND ${window.endsAt}::timestamptz + interval '1 day'
         AND decision.content::jsonb ->> 'reason' = ${`suppressed_by_${window.kind}`}
         AND decision.content::jsonb #>> '{notice,severity}' = ANY (${paging}::text[])
         AND jsonb_path_query_first(decision.content::jsonb, '$.hits[*] ? (@.counts == true && @.stage != "mute_time")')
             ->> 'id' = ${window.id}
       ORDER BY decision.sequence DESC
       LIMIT 200`,
  );
  return rows.map(({ at, alert_id: alertId, policy_name: policyName, severity, labels }) => ({
    at,
    alertId,
    policyName,
    severity: severityOf(severity),
    labels: labelsOf(labels),
  }));
}

/** The same as windowState(), as a condition. */
function inState(state: WindowState, at: Date): Prisma.MuteWindowWhereInput {
  if (state === "expired") return { endsAt: { lte: at } };
  return state === "pending"
    ? { startsAt: { gt: at }, endsAt: { gt: at } }
    : { startsAt: { lte: at }, endsAt: { gt: at } };
}

function toItem(row: MuteWindow, at: Date): WindowItem {
  const { matchers, recurrence, ...window } = windowOf(row);
  const { approvedAt, approvedByName } = row;
  return {
    ...window,
    matchers: [...matchers],
    recurrence,
    state: windowState(row, at),
    reason: row.reason,
    needsApproval: row.needsApproval,
    approved: approvedAt && approvedByName !== null ? { at: approvedAt, by: approvedByName } : null,
    createdBy: row.createdByName,
    createdByUserId: row.createdByUserId,
    createdAt: row.createdAt,
    alertId: row.alertId,
  };
}
