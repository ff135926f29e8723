import "server-only";
import { canonicalJson } from "@/lib/core/canonical-json";
import { publishedKeys } from "@/lib/evidence/signing/key-ring";
import { sealText } from "@/lib/evidence/signing/seal";
import { checkSeal, ringOf, type KeyRing } from "@/lib/verifier/keys";
import { nodePlatform } from "@/lib/verifier/node-platform";
import { Problem, UNKNOWN_KEY } from "@/lib/verifier/problem";
import type { ArchiveManifest, ArchiveProblem } from "../types";

export const ARCHIVE_FORMAT = "regulix/archive/v1";

/** The statement as it is kept: canonical JSON with its own seal. */
export async function sealManifest(manifest: ArchiveManifest): Promise<string> {
  const seal = await sealText(ARCHIVE_FORMAT, canonicalJson(manifest));
  return canonicalJson({ ...manifest, hash_signature: seal });
}

/** Every key that ever signed, as the offline verifier takes them. */
export async function keyRing(): Promise<KeyRing> {
  return ringOf(await nodePlatform(), await publishedKeys());
}

/** The statement, when it says what was signed. */
export async function openManifest(
  text: string | null,
  ring: KeyRing,
): Promise<{ manifest: ArchiveManifest } | { problem: ArchiveProblem }> {
  try {
    const { hash_signature: seal, ...manifest } = JSON.parse(text ?? "") as ArchiveManifest & {
      hash_signature: string;
    };
    const sealed = { text: canonicalJson(manifest), seal, domain: ARCHIVE_FORMAT, place: "archive" };
    await checkSeal(await nodePlatform(), ring, sealed);
    return { manifest };
  } catch (error) {
    const isUnknown = error instanceof Problem && error.code === UNKNOWN_KEY;
    return { problem: isUnknown ? "unknown-key" : "altered-manifest" };
  }
}
