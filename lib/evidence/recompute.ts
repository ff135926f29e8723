import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { canonicalJson } from "@/lib/core/canonical-json";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import type { Day } from "./days";
import { FIGURE_KEYS, type Evidence, type FigureKey } from "./figures";
import { measureDay } from "./measure-day";
import { getSnapshot } from "./queries";
import { EVIDENCE_SOURCES } from "./sources/catalogue";
import type { Recomputation } from "./types";

/**
 * Computes a stored snapshot's figures again from the rows that are still there, and compares each with what was
 * stored, byte for byte of its canonical JSON. Who asked, and what came out, stands in the audit log.
 */
export async function recomputeSnapshot(context: OrganizationContext, day: Day): Promise<Recomputation> {
  requirePermission(context, "evidence.verify");
  const { document } = await getSnapshot(context, day);
  const measured = await measureDay([context.organizationId], day, now());
  const result = compare(document.evidence, measured.get(context.organizationId));
  await withOrganization(context, (transaction) =>
    recordAudit(transaction, context, {
      action: "evidence.recompute",
      resource: { kind: "evidence_snapshot", id: day },
      after: { identical: result.identical, differing: result.differing },
    }),
  );
  return result;
}

function compare(stored: Evidence, computed: Evidence | undefined): Recomputation {
  const isSkipped = (key: FigureKey) =>
    !EVIDENCE_SOURCES[key].isRecomputable || computed?.[key].reason === "source_expired";
  const skipped = FIGURE_KEYS.filter(isSkipped);
  const differing = FIGURE_KEYS.filter(
    (key) => !isSkipped(key) && canonicalJson(stored[key]) !== (computed ? canonicalJson(computed[key]) : ""),
  );
  return { identical: differing.length === 0, differing, skipped };
}
