import { appendDecisions } from "@/lib/alerts/decisions/append";
import { decisionChainReader } from "@/lib/alerts/decisions/chain-reader";
import { chainReader, type Door } from "@/lib/audit/reader";
import { recordAudit } from "@/lib/audit/record";
import type { ChainVerification } from "@/lib/audit/verify";
import { useClock as replaceClock } from "@/lib/core/clock";
import type { RetentionArchive } from "@/lib/db/generated/client";
import { withOrganization } from "@/lib/db/with-organization";
import { withPlatform } from "@/lib/db/with-platform";
import { ensurePartitions } from "@/lib/db/partitions";
import { archiveBatch, dropArchived, listDueSpans } from "@/lib/retention/archive-records";
import type { ArchiveSource } from "@/lib/retention/types";
import { verifyArchivedChain } from "@/lib/retention/verify-chain";
import { securityEventChainReader } from "@/lib/security-events/chain-reader";
import { recordSecurityEvent } from "@/lib/security-events/record";
import type { OrganizationFixture } from "./organization-fixture";

/** A month whose rows have been in the database for longer than they need. */
export const OLD_MONTH = { middle: new Date("2026-06-15T12:00:00Z"), end: new Date("2026-07-01T00:00:00Z") };

/** A moment at which that month is due, and the next one is not. */
export const DUE_AT = new Date("2026-10-10T02:23:00Z");

/** Audit entries, security events and decisions about alerts of an organisation, recorded at a moment of the past. */
export async function recordAllAt(
  { context, organization }: OrganizationFixture,
  at: Date,
  count: number,
): Promise<void> {
  await ensurePartitions(at);
  const restoreClock = replaceClock(() => at);
  try {
    await withOrganization(context, async (transaction) => {
      for (let place = 0; place < count; place += 1)
        await recordAudit(transaction, context, {
          action: "members.invite",
          resource: { kind: "invitation", id: String(place) },
          after: { role: "member", share: 0.1, place },
          personal: { "after.email": `guest-${place}@example.test` },
        });
    });
    await withPlatform("test", (transaction) =>
      appendDecisions(
        transaction,
        Array.from({ length: count }, (_, place) => ({
          organizationId: organization.id,
          at,
          kind: "transition" as const,
          policyId: null,
          policyVersion: null,
          fingerprint: null,
          alertId: null,
          content: { reason: "threshold_crossed", value: place },
        })),
      ),
    );
    for (let place = 0; place < count; place += 1)
      await recordSecurityEvent({
        organizationId: organization.id,
        kind: "authentication.failed",
        actor: context.actor,
        origin: context.origin,
        detail: { place },
      });
  } finally {
    restoreClock();
  }
}

/** What the nightly function does with records that are due. */
export async function archiveAll(at = DUE_AT): Promise<{ archived: number; broken: string[] }> {
  const all = { archived: 0, broken: [] as string[] };
  for (const span of await listDueSpans(at)) {
    const { archived, broken } = await archiveBatch(span, null);
    all.archived += archived;
    all.broken.push(...broken);
  }
  return all;
}

export async function archiveAndDrop(at = DUE_AT): Promise<string[]> {
  await archiveAll(at);
  return dropArchived(at);
}

const door: Door = (work) => withPlatform("test", work);

/** Follows a chain of an organisation across its archives, as the platform. */
export function verifyArchived(
  organizationId: string,
  source: ArchiveSource = "audit_logs",
): Promise<ChainVerification> {
  const log = { organizationId, source };
  switch (source) {
    case "audit_logs":
      return verifyArchivedChain(log, door, chainReader(organizationId, door));
    case "security_events":
      return verifyArchivedChain(log, door, securityEventChainReader(organizationId, door));
    case "alert_decisions":
      return verifyArchivedChain(log, door, decisionChainReader(organizationId, door));
  }
}

export async function archivesOf(organizationId: string): Promise<RetentionArchive[]> {
  return door((transaction) =>
    transaction.retentionArchive.findMany({
      where: { organizationId },
      orderBy: [{ source: "asc" }, { firstSequence: "asc" }],
    }),
  );
}
