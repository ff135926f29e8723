import "server-only";
import { canonicalJson } from "@/lib/core/canonical-json";
import { now } from "@/lib/core/clock";
import type { Transaction } from "@/lib/db/transaction";
import type { DecisionDraft } from "./types";

/**
 * Appends decisions to the chains of their organisations, in the given order, in the caller's transaction: call
 * it last, because it locks the heads of the chains until the commit.
 */
export async function appendDecisions(
  transaction: Transaction,
  drafts: readonly DecisionDraft[],
): Promise<void> {
  if (drafts.length === 0) return;
  await transaction.$executeRaw`
    SELECT append_alert_decisions(
      ${now()}::timestamptz,
      ${drafts.map(({ organizationId }) => organizationId)}::uuid[],
      ${drafts.map(({ at }) => at)}::timestamptz[],
      ${drafts.map(({ kind }) => kind)}::text[],
      ${drafts.map(({ policyId }) => policyId)}::uuid[],
      ${drafts.map(({ policyVersion }) => policyVersion)}::integer[],
      ${drafts.map(({ fingerprint }) => fingerprint)}::text[],
      ${drafts.map(({ alertId }) => alertId)}::uuid[],
      ${drafts.map(({ content }) => canonicalJson(content))}::text[])`;
}
