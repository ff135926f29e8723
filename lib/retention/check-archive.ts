import "server-only";
import { ChainFollower, type ChainedLine } from "@/lib/verifier/entries";
import type { KeyRing } from "@/lib/verifier/keys";
import { nodePlatform } from "@/lib/verifier/node-platform";
import { Problem } from "@/lib/verifier/problem";
import { ArchiveReading, isBrokenFile } from "./internal/archive-file";
import { openManifest } from "./internal/manifest";
import type { ArchiveManifest, ArchiveProblem } from "./types";

/** What the database says about an archive. */
export type ArchiveRow = {
  organizationId: string;
  id: string;
  source: string;
  firstSequence: bigint;
  lastSequence: bigint;
  storageKey: string;
  manifest: string | null;
};

/**
 * Reads an archive back from storage and checks all of it with the offline verifier's own code: signature, digests,
 * every entry and every link. Answers what is wrong, or null. Memory does not grow with the archive.
 */
export async function checkArchive(row: ArchiveRow, ring: KeyRing): Promise<ArchiveProblem | null> {
  const opened = await openManifest(row.manifest, ring);
  if ("problem" in opened) return opened.problem;
  const { manifest } = opened;
  if (!isAbout(manifest, row)) return "altered-manifest";
  const reading = await ArchiveReading.open(row.storageKey);
  if (reading === null) return "missing-file";
  try {
    return (await followLines(reading, manifest)) ?? compareFacts(reading, manifest);
  } catch (error) {
    if (error instanceof Problem) return kindOf(error.kind);
    if (isBrokenFile(error)) return "altered-file";
    throw error;
  }
}

function isAbout(manifest: ArchiveManifest, row: ArchiveRow): boolean {
  return (
    manifest.organization_id === row.organizationId &&
    manifest.archive_id === row.id &&
    manifest.source === row.source &&
    manifest.first_sequence === Number(row.firstSequence) &&
    manifest.last_sequence === Number(row.lastSequence)
  );
}

async function followLines(
  reading: ArchiveReading,
  manifest: ArchiveManifest,
): Promise<ArchiveProblem | null> {
  const { organization_id: organizationId, first_sequence: first } = manifest;
  const follower = new ChainFollower(await nodePlatform(), organizationId, first, "entry");
  let last: ChainedLine | null = null;
  for await (const text of reading.lines()) {
    const line = JSON.parse(text) as ChainedLine;
    if (last === null && line.previous_hash !== manifest.previous_hash) return "wrong-link";
    follower.follow(line);
    last = line;
  }
  return last?.sequence === manifest.last_sequence && last.hash === manifest.last_hash ? null : "wrong-end";
}

function compareFacts(reading: ArchiveReading, manifest: ArchiveManifest): ArchiveProblem | null {
  const facts = reading.facts();
  const isSame =
    facts.linesSha256 === manifest.lines_sha256 &&
    facts.linesBytes === manifest.lines_bytes &&
    facts.fileSha256 === manifest.file_sha256 &&
    facts.fileBytes === manifest.file_bytes;
  return isSame ? null : "altered-file";
}

function kindOf(kind: string): ArchiveProblem {
  if (kind === "missing-entry" || kind === "duplicate-entry") return "missing-entry";
  return kind === "wrong-link" ? "wrong-link" : "altered-content";
}
