import { ArchiveStatements, type ArchiveLine } from "./archives";
import { checkAssessment, type AssessedStates, type CheckedAssessment } from "./assessment";
import { canonical, hex, type Value } from "./canonical";
import { ChainFollower, TreeChecker, type ChainedLine, type RangeProof } from "./entries";
import { checkSeal, type KeyRing } from "./keys";
import { checkNote, type CheckedNote } from "./notes";
import type { Platform, Source } from "./platform";
import { INCOMPLETE, Problem, TAMPERED, UNREADABLE } from "./problem";
import { checkSnapshot, checkSnapshotChains, type CheckedSnapshot, type Snapshot } from "./snapshots";
import { contentsOf, readMembers, type Member } from "./zip";

const BUNDLE_FORMAT = "regulix/bundle/v1";
const MANIFEST = "manifest.json";
const PROOF = "audit/proof.json";
const SNAPSHOTS = "snapshots/snapshots.jsonl";
const ASSESSMENT = "compliance/assessment.json";
const STATEMENTS = "archives/statements.jsonl";
const ENTRIES = /^audit\/entries-\d+\.jsonl$/;
const DECISIONS = /^alerts\/decisions-\d+\.jsonl$/;
/** What is read whole is small; a bundle that says otherwise is not one of ours. */
const MOST_BYTES = 64 * 1024 * 1024;

type Manifest = {
  format: string;
  organization_id: string;
  from_day: string;
  to_day: string;
  files: { path: string; sha256: string; bytes: number }[];
  hash_signature?: string;
};

/** What lies in audit/proof.json: the place of the entries in the tree, and the notes to hold it against. */
type AuditProof = {
  last_recorded: number;
  /** The last entry of the days that is not here because its archive has expired; 0 or absent without one. */
  expired_through?: number;
  range: RangeProof;
  checkpoint: string;
  checkpoints: string[];
};

export type BundleReport = {
  organizationId: string;
  days: string;
  files: number;
  entries: number;
  decisions: number;
  snapshots: number;
  /** The states that were rolled up again; null in a bundle without them. */
  assessed: CheckedAssessment | null;
  /** How many statements about archives its lines were held against. */
  archives: number;
  /** What was archived and has expired since, of logs that begin where they begin. */
  expired: string[];
  /** How many signed checkpoints the tree was held against. */
  checkpoints: number;
  /** Checkpoints kept elsewhere that lie outside of this bundle: they say nothing about it. */
  notCompared: string[];
};

type Told = (path: string, done: number, files: number) => void;

/** Verifies a whole bundle; throws a Problem at the first thing that is not as it was signed. */
export async function verifyBundle(
  platform: Platform,
  source: Source,
  {
    ring,
    anchors = [],
    tell,
  }: { ring: KeyRing; anchors?: readonly { name: string; note: string }[]; tell?: Told },
): Promise<BundleReport> {
  const members = new Map((await readMembers(source)).map((member) => [member.path, member]));
  const manifest = await readManifest(platform, source, members, ring);
  const organizationId = manifest.organization_id;
  const files = new SignedFiles(platform, source, manifest, members);
  files.requireAll();

  const proof = (await files.readJson(PROOF)) as AuditProof;
  const own = await checkNote(platform, ring, {
    note: proof.checkpoint,
    organizationId,
    place: "the bundle's checkpoint",
  });
  if (own.size !== proof.range.tree_size)
    throw new Problem(TAMPERED, "wrong-root", PROOF, `its checkpoint is of ${own.size} entries`);
  const notes = [own];
  for (const [place, note] of proof.checkpoints.entries())
    notes.push(
      await checkNote(platform, ring, { note, organizationId, place: `checkpoint ${place + 1} of ${PROOF}` }),
    );
  requireSignedEnds(proof, notes);
  const kept: CheckedNote[] = [];
  for (const { name, note } of anchors)
    kept.push(await checkNote(platform, ring, { note, organizationId, place: name }));

  const archives = new ArchiveStatements(platform, ring, organizationId);
  for (const line of await files.readSmallLines(STATEMENTS))
    await archives.add(line as ArchiveLine, STATEMENTS);
  const { first_sequence } = proof.range;
  const follower = new ChainFollower(platform, organizationId, first_sequence, "audit entry", (sequence) =>
    archives.whereIs("audit_logs", sequence),
  );
  const decisions = new ChainFollower(platform, organizationId, null, "decision", (sequence) =>
    archives.whereIs("alert_decisions", sequence),
  );
  const tree = new TreeChecker(platform, proof.range, [...notes, ...kept]);
  const snapshots: CheckedSnapshot[] = [];
  const counts = { entries: 0, decisions: 0 };
  let assessed: CheckedAssessment | null = null;
  let done = 0;
  for (const { path } of manifest.files) {
    tell?.(path, (done += 1), manifest.files.length);
    if (path === PROOF || path === STATEMENTS) continue;
    if (ENTRIES.test(path))
      await files.readLines(path, (line) => {
        follower.follow(line as ChainedLine);
        archives.hold("audit_logs", line as ChainedLine);
        tree.add(line as ChainedLine);
        counts.entries += 1;
      });
    else if (DECISIONS.test(path))
      await files.readLines(path, (line) => {
        decisions.follow(line as ChainedLine);
        archives.hold("alert_decisions", line as ChainedLine);
        counts.decisions += 1;
      });
    else if (path === SNAPSHOTS) {
      for (const document of await files.readSmallLines(path))
        snapshots.push(await checkSnapshot(platform, ring, document as Snapshot, path));
    } else if (path === ASSESSMENT) {
      const document = (await files.readJson(path)) as AssessedStates;
      assessed = checkAssessment(platform, document, { organizationId, path });
    } else await files.readThrough(path);
  }
  const foreign = snapshots.find((snapshot) => snapshot.organizationId !== organizationId);
  if (foreign) throw new Problem(TAMPERED, "foreign-entry", `snapshot of ${foreign.date}`);
  checkSnapshotChains(snapshots);
  const compared = tree.finish();
  // Last, so that what is there was looked at: that something has expired hides nothing else.
  refuseExpired(proof, archives);
  return {
    organizationId,
    days: `${manifest.from_day} to ${manifest.to_day}`,
    files: manifest.files.length,
    ...counts,
    snapshots: snapshots.length,
    assessed,
    archives: archives.count,
    expired: archives.expired(),
    checkpoints: compared.length,
    notCompared: kept.filter((note) => !compared.includes(note)).map(({ place }) => place),
  };
}

/** A bundle begins and ends at signed sizes: otherwise entries could be missing there without a trace. */
function requireSignedEnds(
  { last_recorded, expired_through, range }: AuditProof,
  notes: readonly CheckedNote[],
): void {
  const { first_sequence, last_sequence, tree_size } = range;
  if (last_recorded > tree_size)
    throw new Problem(
      INCOMPLETE,
      "missing-entry",
      `audit entry ${tree_size + 1}`,
      `the tree ends before entry ${last_recorded}: one between is missing`,
    );
  const isSigned = (size: number) => size === 0 || notes.some((note) => note.size === size);
  if (!isSigned(last_sequence))
    throw new Problem(INCOMPLETE, "truncated-tail", PROOF, `no checkpoint is of ${last_sequence} entries`);
  if (!isSigned(first_sequence - 1) && !expired_through)
    throw new Problem(
      INCOMPLETE,
      "truncated-head",
      PROOF,
      `no checkpoint is of ${first_sequence - 1} entries`,
    );
}

function refuseExpired({ expired_through = 0 }: AuditProof, archives: ArchiveStatements): void {
  if (expired_through === 0) return;
  throw new Problem(
    INCOMPLETE,
    "truncated-head",
    PROOF,
    `entries of these days up to ${expired_through} have expired: ${archives.whereIs("audit_logs", expired_through)}`,
  );
}

async function readManifest(
  platform: Platform,
  source: Source,
  members: ReadonlyMap<string, Member>,
  ring: KeyRing,
): Promise<Manifest> {
  const member = members.get(MANIFEST);
  if (member === undefined) throw new Problem(INCOMPLETE, "missing-file", MANIFEST);
  const text = await readText(contentsOf(platform, source, member), MANIFEST);
  const { hash_signature: seal, ...content } = parse(text, MANIFEST) as Manifest;
  if (content.format !== BUNDLE_FORMAT)
    throw new Problem(UNREADABLE, `no bundle of the format ${BUNDLE_FORMAT}`, MANIFEST);
  await checkSeal(platform, ring, {
    text: canonical(content as Value),
    seal,
    domain: BUNDLE_FORMAT,
    place: MANIFEST,
  });
  return content;
}

/** Reads the files that the manifest lists, and holds each against the digest that stands there. */
class SignedFiles {
  private readonly digests: Map<string, string>;

  constructor(
    private readonly platform: Platform,
    private readonly source: Source,
    manifest: Manifest,
    private readonly members: ReadonlyMap<string, Member>,
  ) {
    this.digests = new Map(manifest.files.map(({ path, sha256 }) => [path, sha256]));
  }

  requireAll(): void {
    for (const path of this.digests.keys())
      if (!this.members.has(path)) throw new Problem(INCOMPLETE, "missing-file", path);
    for (const path of this.members.keys())
      if (path !== MANIFEST && !this.digests.has(path)) throw new Problem(TAMPERED, "unlisted-file", path);
  }

  async readThrough(path: string): Promise<void> {
    for await (const _ of this.checked(path)) continue;
  }

  async readJson(path: string): Promise<unknown> {
    if (!this.members.has(path)) throw new Problem(INCOMPLETE, "missing-file", path);
    return parse(await readText(this.checked(path), path), path);
  }

  /** The lines of a file that fits into memory; none where there is no such file. */
  async readSmallLines(path: string): Promise<unknown[]> {
    const lines: unknown[] = [];
    if (this.digests.has(path)) await this.readLines(path, (line) => lines.push(line));
    return lines;
  }

  /** What is wrong with a line is said only where the file is the one that was signed; else the file is named. */
  async readLines(path: string, take: (line: unknown) => void): Promise<void> {
    const decoder = new TextDecoder();
    let [rest, number] = ["", 0];
    let problem: unknown = null;
    const takeLine = (text: string) => {
      number += 1;
      if (problem !== null || text === "") return;
      try {
        take(parse(text, `${path}, line ${number}`));
      } catch (error) {
        problem = error;
      }
    };
    for await (const bytes of this.checked(path)) {
      const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) takeLine(line);
    }
    takeLine(rest + decoder.decode());
    if (problem !== null) throw problem;
  }

  private async *checked(path: string): AsyncGenerator<Uint8Array> {
    const member = this.members.get(path);
    if (member === undefined) throw new Problem(INCOMPLETE, "missing-file", path);
    const digest = this.platform.startDigest();
    for await (const bytes of contentsOf(this.platform, this.source, member)) {
      digest.update(bytes);
      yield bytes;
    }
    if (hex(digest.digest()) !== this.digests.get(path))
      throw new Problem(TAMPERED, "altered-file", path, "it is not what the manifest signs");
  }
}

async function readText(stream: AsyncIterable<Uint8Array>, place: string): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const bytes of stream) {
    text += decoder.decode(bytes, { stream: true });
    if (text.length > MOST_BYTES) throw new Problem(UNREADABLE, "too large", place);
  }
  return text + decoder.decode();
}

function parse(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(TAMPERED, "altered-content", place, "it is no JSON");
  }
}
