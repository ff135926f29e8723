import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import type { Day } from "@/lib/evidence/days";
import { listSnapshotDocuments } from "@/lib/evidence/queries";
import { publishedKeys } from "@/lib/evidence/signing/key-ring";
import type { SnapshotDocument } from "@/lib/evidence/snapshot";
import { parseSeal, ringOf, type KeyRing } from "@/lib/verifier/keys";
import { nodePlatform } from "@/lib/verifier/node-platform";
import type { Platform } from "@/lib/verifier/platform";
import { Problem } from "@/lib/verifier/problem";
import { checkSnapshot, type Snapshot } from "@/lib/verifier/snapshots";
import type { ReadSnapshot } from "../build-model";

/** The documents of some days, each verified as anybody would verify it offline. */
export async function readSnapshots(
  context: OrganizationContext,
  days: { fromDay: Day; toDay: Day },
): Promise<ReadSnapshot[]> {
  const platform = await nodePlatform();
  const ring = ringOf(platform, await publishedKeys());
  const snapshots: ReadSnapshot[] = [];
  for await (const document of listSnapshotDocuments(context, days)) {
    const seal = parseSeal(document.hash_signature);
    snapshots.push({
      day: document.snapshot_date,
      state: await stateOf(platform, ring, document),
      sequence: document.chain.sequence,
      hash: seal?.hash ?? null,
      key_id: seal?.signed?.keyId ?? null,
      late: document.chain.late,
      completeness: document.completeness,
      evidence: document.evidence,
    });
  }
  return snapshots;
}

async function stateOf(platform: Platform, ring: KeyRing, document: SnapshotDocument): Promise<string> {
  try {
    await checkSnapshot(platform, ring, document as unknown as Snapshot, document.snapshot_date);
    return "valid";
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.kind === "not signed" ? "unsigned" : error.kind;
  }
}
