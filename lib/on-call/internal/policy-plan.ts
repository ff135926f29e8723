import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/db/transaction";
import { TARGET_KINDS, type Target } from "../escalations/plan";
import type { StoredPolicy } from "../types";

export const POLICY = {
  steps: { orderBy: { place: "asc" }, include: { recipients: { orderBy: { place: "asc" } } } },
} as const satisfies Prisma.EscalationPolicyInclude;

type PolicyRow = Prisma.EscalationPolicyGetPayload<{ include: typeof POLICY }>;
type RecipientRow = PolicyRow["steps"][number]["recipients"][number];

/** A policy with its steps, or null. */
export async function findPolicyPlan(
  transaction: Transaction,
  organizationId: string,
  id: string,
): Promise<StoredPolicy | null> {
  const row = await transaction.escalationPolicy.findFirst({
    where: { organizationId, id },
    include: POLICY,
  });
  return row && toStoredPolicy(row);
}

export function toStoredPolicy({
  id,
  key,
  name,
  description,
  version,
  repeats,
  steps,
}: PolicyRow): StoredPolicy {
  return {
    id,
    key,
    description,
    version,
    plan: {
      name,
      repeats,
      steps: steps.map(({ delayMinutes, recipients }) => ({
        delayMinutes,
        targets: recipients.map(toTarget),
      })),
    },
  };
}

function toTarget({ kind, userId, scheduleId, targetKey }: RecipientRow): Target {
  const known = TARGET_KINDS.find((each) => each === kind);
  const id = userId ?? scheduleId ?? targetKey;
  if (known === undefined || id === null) throw new Error(`A step reaches ${kind}, which is unknown.`);
  return { kind: known, id };
}
