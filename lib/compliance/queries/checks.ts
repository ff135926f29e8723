import "server-only";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { pageOfAll, toPage, type ListPage } from "@/lib/core/page";
import { requirePermission } from "@/lib/core/permissions";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import type { CheckState } from "../checks/types";
import { filterStandings } from "../filter-standings";
import { CONTROLS } from "../library/controls/catalogue";
import type { Control } from "../library/types";
import type { CheckFilter } from "../schema";
import type { ExceptionItem, ExceptionState, ResultItem, RowItem, Standing, WaiverItem } from "../types";
import { describeRows } from "./describe-rows";
import { loadStandings } from "./standings";

/** One page of the checks that a filter leaves, in the order of the library; `after` is the id of the last one seen. */
export async function listChecks(
  context: OrganizationContext,
  { filter, after, limit }: { filter: CheckFilter; after?: string; limit: number },
): Promise<ListPage<Standing, string> & { total: number }> {
  requirePermission(context, "compliance.read");
  const standings = await withOrganization(context, (transaction) =>
    loadStandings(transaction, context.organizationId, now()),
  );
  const matching = filterStandings([...standings.values()], filter);
  const page = pageOfAll(matching, { after, limit }, ({ check }) => check.id);
  return { ...page, total: matching.length };
}

export type CheckDetail = Standing & {
  controls: Control[];
  waiver: WaiverItem | null;
  exceptions: ExceptionItem[];
  /** What is behind the last result. */
  rows: RowItem[];
};

/** One check with who decided what about it. Throws NOT_FOUND. */
export async function getCheck(context: OrganizationContext, checkId: string): Promise<CheckDetail> {
  requirePermission(context, "compliance.read");
  const { organizationId } = context;
  return withOrganization(context, async (transaction) => {
    const standing = (await loadStandings(transaction, organizationId, now())).get(checkId);
    if (!standing) throw notFound("check");
    const waiver = await transaction.complianceWaiver.findUnique({
      where: { organizationId_checkId: { organizationId, checkId } },
    });
    const exceptions = await transaction.complianceException.findMany({
      where: { organizationId, checkId },
      orderBy: { id: "desc" },
      take: 20,
    });
    const { check } = standing;
    const ids = check.type === "automatic" ? await lastRows(transaction, organizationId, checkId) : [];
    return {
      ...standing,
      controls: CONTROLS.filter(({ checks }) => checks.includes(checkId)),
      waiver: waiver && {
        justification: waiver.justification,
        by: waiver.decidedByName,
        at: waiver.decidedAt,
      },
      exceptions: exceptions.map(
        ({ requestedByName: requestedBy, decidedByName: decidedBy, state, ...row }) => ({
          ...row,
          state: state as ExceptionState,
          requestedBy,
          decidedBy,
        }),
      ),
      rows: check.type === "automatic" ? await describeRows(transaction, context, check.rowKind, ids) : [],
    };
  });
}

async function lastRows(
  transaction: Transaction,
  organizationId: string,
  checkId: string,
): Promise<string[]> {
  const state = await transaction.complianceCheckState.findUnique({
    where: { organizationId_checkId: { organizationId, checkId } },
    select: { result: { select: { rows: true } } },
  });
  return (state?.result.rows ?? []) as string[];
}

/** What one check, or all of them, found over time, newest first; `before` is the id of the last one seen. */
export async function listResults(
  context: OrganizationContext,
  { checkId, before, limit }: { checkId?: string; before?: string; limit: number },
): Promise<ListPage<ResultItem, string>> {
  requirePermission(context, "compliance.read");
  const rows = await withOrganization(context, (transaction) =>
    transaction.complianceCheckResult.findMany({
      where: {
        organizationId: context.organizationId,
        ...(checkId !== undefined && { checkId }),
        ...(before !== undefined && { id: { lt: before } }),
      },
      orderBy: { id: "desc" },
      take: limit + 1,
      include: { answer: true },
    }),
  );
  const results = rows.map(({ answer, ...row }): ResultItem => ({
    id: row.id,
    checkId: row.checkId,
    state: row.state as CheckState,
    previousState: row.previousState as CheckState | null,
    reason: row.reason,
    facts: row.facts as Record<string, unknown>,
    rows: row.rows as string[],
    checkVersion: row.checkVersion,
    querySha256: row.querySha256,
    observedAt: row.observedAt,
    answer: answer && {
      note: answer.note,
      by: answer.answeredByName,
      validUntil: answer.validUntil,
      fileName: answer.fileName,
    },
  }));
  return toPage(results, limit, ({ id }) => id);
}

/** Where the document of an answer lies, and its name. Throws NOT_FOUND where there is none. */
export async function getAnswerFile(
  context: OrganizationContext,
  resultId: string,
): Promise<{ key: string; name: string }> {
  requirePermission(context, "compliance.read");
  const { organizationId } = context;
  const answer = await withOrganization(context, (transaction) =>
    transaction.complianceAnswer.findUnique({
      where: { organizationId_resultId: { organizationId, resultId } },
      select: { fileKey: true, fileName: true },
    }),
  );
  if (!answer?.fileKey || answer.fileName === null) throw notFound("document");
  return { key: answer.fileKey, name: answer.fileName };
}
