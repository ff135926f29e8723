import "server-only";
import type { FieldError } from "@/lib/core/errors";
import type { Transaction } from "@/lib/db/transaction";
import type { PolicyDefinition } from "../types";

/**
 * Names the channels, groups, schedules and escalation policies that are to be told and are not there. What was named
 * before and has been removed since is no reason to refuse other changes: routing says of it that it came to nobody.
 */
export async function recipientProblems(
  transaction: Transaction,
  organizationId: string,
  { notificationChannels }: PolicyDefinition,
  before: PolicyDefinition | null,
): Promise<FieldError[]> {
  const known = new Set(["email", ...(before?.notificationChannels ?? [])]);
  const asked = notificationChannels.filter((entry) => !known.has(entry));
  if (asked.length === 0) return [];
  const there = new Set(await findEntries(transaction, organizationId, asked));
  const missing = asked.filter((entry) => !there.has(entry));
  if (missing.length === 0) return [];
  const verb = missing.length === 1 ? "does" : "do";
  return [{ field: "notificationChannels", message: `${missing.join(", ")} ${verb} not exist` }];
}

async function findEntries(
  transaction: Transaction,
  organizationId: string,
  asked: readonly string[],
): Promise<string[]> {
  const rows = await transaction.$queryRaw<{ entry: string }[]>`
    SELECT entry FROM (
      SELECT key::text AS entry FROM notification_channels
       WHERE organization_id = ${organizationId}::uuid AND deleted_at IS NULL
      UNION ALL SELECT 'group:' || key FROM recipient_groups WHERE organization_id = ${organizationId}::uuid
      UNION ALL SELECT 'on-call:' || key FROM on_call_schedules WHERE organization_id = ${organizationId}::uuid
      UNION ALL SELECT 'escalation:' || key FROM escalation_policies WHERE organization_id = ${organizationId}::uuid
    ) AS known
    WHERE entry = ANY (${[...asked]}::text[])`;
  return rows.map(({ entry }) => entry);
}
