import "server-only";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import type { AuditChainCheck } from "@/lib/db/generated/client";
import { withOrganization } from "@/lib/db/with-organization";
import type { ChainPosition } from "@/lib/audit/check-entry";
import type { ChainProblem } from "@/lib/audit/problems";
import { chainReader, type Door } from "@/lib/audit/reader";
import { recordAudit } from "@/lib/audit/record";
import type { ChainStatus } from "@/lib/audit/types";
import { CHAIN_START, type ChainVerification } from "@/lib/audit/verify";
import { verifyArchivedChain } from "./verify-chain";

const BUDGET_MILLISECONDS = 5_000;
/** A verification that nobody continued for so long starts again. */
const ABANDONED_MILLISECONDS = 10 * 60 * 1_000;

/** What the last verification of the organisation's chain found. */
export async function getChainStatus(context: OrganizationContext): Promise<ChainStatus> {
  requirePermission(context, "audit-log.read");
  const { organizationId } = context;
  return withOrganization(context, async (transaction) => {
    const head = await transaction.auditChainHead.findUnique({ where: { organizationId } });
    const check = await transaction.auditChainCheck.findUnique({ where: { organizationId } });
    return {
      state: stateOf(check),
      verifiedEntries: Number(check?.verifiedSequence ?? 0),
      totalEntries: Number(head?.sequence ?? 0),
      finishedAt: check?.finishedAt ?? null,
      problem: (check?.problem ?? null) as ChainProblem | null,
      brokenSequence: check?.brokenSequence ? Number(check.brokenSequence) : null,
    };
  });
}

/**
 * Verifies the organisation's chain for a few seconds. A long chain takes several calls: while the
 * status says `running`, call again. The result stands in the audit log itself.
 */
export async function continueChainVerification(context: OrganizationContext): Promise<ChainStatus> {
  requirePermission(context, "audit-log.verify");
  const { startedAt, position } = await startOrResume(context);
  const { organizationId } = context;
  const door: Door = (work) => withOrganization(context, work);
  const log = { organizationId, source: "audit_logs" } as const;
  const until = performance.now() + BUDGET_MILLISECONDS;
  const reader = chainReader(organizationId, door);
  const result = await verifyArchivedChain(log, door, reader, { start: position, until });
  await saveProgress(context, startedAt, result);
  return getChainStatus(context);
}

function stateOf(check: AuditChainCheck | null): ChainStatus["state"] {
  if (check === null) return "never";
  if (check.finishedAt === null) return "running";
  return check.problem === null ? "intact" : "broken";
}

async function startOrResume(
  context: OrganizationContext,
): Promise<{ startedAt: Date; position: ChainPosition }> {
  const { organizationId } = context;
  return withOrganization(context, async (transaction) => {
    const check = await transaction.auditChainCheck.findUnique({ where: { organizationId } });
    const oldest = new Date(now().getTime() - ABANDONED_MILLISECONDS);
    if (check && check.finishedAt === null && check.startedAt > oldest) {
      const hash = Buffer.from(check.verifiedHash).toString("hex");
      return { startedAt: check.startedAt, position: { sequence: Number(check.verifiedSequence), hash } };
    }
    const startedAt = now();
    const fresh = {
      startedAt,
      finishedAt: null,
      problem: null,
      brokenSequence: null,
      ...columns(CHAIN_START),
    };
    await transaction.auditChainCheck.upsert({
      where: { organizationId },
      create: { organizationId, ...fresh },
      update: fresh,
    });
    return { startedAt, position: CHAIN_START };
  });
}

async function saveProgress(
  context: OrganizationContext,
  startedAt: Date,
  result: ChainVerification,
): Promise<void> {
  const { organizationId } = context;
  const isBroken = result.state === "broken";
  await withOrganization(context, async (transaction) => {
    // Whoever runs beside this one is stopped by the condition: the first to finish is recorded.
    const { count } = await transaction.auditChainCheck.updateMany({
      where: { organizationId, startedAt, finishedAt: null },
      data: {
        ...columns(result.position),
        finishedAt: result.state === "unfinished" ? null : now(),
        problem: isBroken ? result.problem : null,
        brokenSequence: isBroken ? result.brokenSequence : null,
      },
    });
    if (count === 0 || result.state === "unfinished") return;
    await recordAudit(transaction, context, {
      action: "audit-log.verify",
      resource: { kind: "audit_log", id: organizationId },
      after: {
        result: result.state,
        entries: result.position.sequence,
        ...(isBroken && { problem: result.problem, broken_entry: result.brokenSequence }),
      },
    });
  });
}

function columns({ sequence, hash }: ChainPosition) {
  return { verifiedSequence: sequence, verifiedHash: Uint8Array.from(Buffer.from(hash, "hex")) };
}
