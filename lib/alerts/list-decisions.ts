import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { toPage, type ListPage } from "@/lib/core/page";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { isAboutAlert } from "./decisions/about-alert";
import type { DecisionKind } from "./decisions/types";
import { readNotes } from "./internal/timeline";
import type { AlertNote, DecisionContent } from "./types";

export type StoredDecision = {
  sequence: number;
  at: Date;
  kind: DecisionKind;
  content: DecisionContent;
  /** Lower-case hex. */
  hash: string;
};

type DecisionRow = { sequence: bigint; at: Date; kind: DecisionKind; content: string; hash: string };

/** The decisions about one alert, the oldest first; `after` is the number of the last one seen. */
export async function listAlertDecisions(
  context: OrganizationContext,
  { alertId, after = 0, limit }: { alertId: string; after?: number; limit: number },
): Promise<ListPage<StoredDecision, number>> {
  requirePermission(context, "alerts.read");
  const { organizationId } = context;
  const rows = await withOrganization(context, async (transaction) => {
    const where = { organizationId_id: { organizationId, id: alertId } };
    if ((await transaction.alert.findUnique({ where, select: { id: true } })) === null)
      throw notFound("alert");
    return transaction.$queryRaw<DecisionRow[]>`
      SELECT sequence, at, kind, content, encode(hash, 'hex') AS hash FROM alert_decisions
       WHERE ${isAboutAlert(organizationId, alertId)} AND sequence > ${after}::bigint
       ORDER BY sequence LIMIT ${limit + 1}`;
  });
  const decisions = rows.map(({ sequence, content, ...row }) => ({
    ...row,
    sequence: Number(sequence),
    content: JSON.parse(content) as DecisionContent,
  }));
  return toPage(decisions, limit, ({ sequence }) => sequence);
}

/** The notes of one alert, the oldest first. */
export async function listNotes(context: OrganizationContext, alertId: string): Promise<AlertNote[]> {
  requirePermission(context, "alerts.read");
  const { organizationId } = context;
  return withOrganization(context, async (transaction) => {
    const where = { organizationId_id: { organizationId, id: alertId } };
    if ((await transaction.alert.findUnique({ where, select: { id: true } })) === null)
      throw notFound("alert");
    return readNotes(transaction, organizationId, alertId);
  });
}
