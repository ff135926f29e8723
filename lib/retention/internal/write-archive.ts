import "server-only";
import { GENESIS_HASH } from "@/lib/audit/chain";
import { canonicalJson, type Json } from "@/lib/core/canonical-json";
import { now } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { withPlatform } from "@/lib/db/with-platform";
import { ChainFollower, type ChainedLine } from "@/lib/verifier/entries";
import type { KeyRing } from "@/lib/verifier/keys";
import { nodePlatform } from "@/lib/verifier/node-platform";
import { Problem } from "@/lib/verifier/problem";
import { checkArchive } from "../check-archive";
import { hotLines, type Span } from "../hot-lines";
import type { ArchiveManifest, ArchiveSource } from "../types";
import { manifestKeyOf, removeFiles, storeLines, storeText, type FileFacts } from "./archive-file";
import { ARCHIVE_FORMAT, sealManifest } from "./manifest";

export type ArchiveOrder = {
  organizationId: string;
  source: ArchiveSource;
  recordedUntil: Date;
  span: Span;
};

/**
 * Archives one span of a chain: file, signed statement, and the whole of it read back. Only then does the row say
 * verified; whatever a kill left behind before that is thrown away and made anew. Throws a Problem where the chain
 * itself is broken.
 */
export async function writeArchive(order: ArchiveOrder, ring: () => Promise<KeyRing>): Promise<void> {
  const { organizationId, source, span } = order;
  const previousHash = await clearPlace(order);
  const id = newId();
  const createdAt = now();
  const storageKey = `${organizationId}/archives/${source}/${String(span.first).padStart(12, "0")}-${id}.jsonl.gz`;
  await withPlatform("begin an archive", (transaction) =>
    transaction.retentionArchive.create({
      data: {
        organizationId,
        id,
        source,
        recordedUntil: order.recordedUntil,
        firstSequence: span.first,
        lastSequence: span.last,
        storageKey,
        createdAt,
      },
    }),
  );
  const checked = new CheckedLines(organizationId, span, previousHash);
  const facts = await storeLines(storageKey, checked.lines(order));
  const statement = statementOf(order, { id, createdAt, facts, previousHash, lastHash: checked.lastHash() });
  const manifest = await sealManifest(statement);
  await storeText(manifestKeyOf(storageKey), manifest);
  await complete(order, { id, manifest, sizeBytes: facts.fileBytes });
  await readBack(order, id, await ring());
}

/** Throws away what was begun at this place, and answers the hash that the span follows. */
async function clearPlace({ organizationId, source, span }: ArchiveOrder): Promise<string> {
  const unfinished = await withPlatform("look for unfinished archives", (transaction) =>
    transaction.retentionArchive.findMany({ where: { organizationId, source, verifiedAt: null } }),
  );
  for (const { id, storageKey } of unfinished) {
    await removeFiles(storageKey);
    await withPlatform("remove an unfinished archive", (transaction) =>
      transaction.retentionArchive.deleteMany({ where: { organizationId, id, verifiedAt: null } }),
    );
  }
  if (span.first === 1) return GENESIS_HASH;
  const before = await withPlatform("read the archive before", (transaction) =>
    transaction.retentionArchive.findFirstOrThrow({
      where: { organizationId, source, lastSequence: span.first - 1 },
      select: { manifest: true },
    }),
  );
  return (JSON.parse(before.manifest ?? "{}") as ArchiveManifest).last_hash;
}

/** Follows the chain while it is written: what is broken is not archived. */
class CheckedLines {
  private last: ChainedLine | null = null;

  constructor(
    private readonly organizationId: string,
    private readonly span: Span,
    private readonly previousHash: string,
  ) {}

  async *lines({ source }: ArchiveOrder): AsyncGenerator<string> {
    const { organizationId, span } = this;
    const follower = new ChainFollower(await nodePlatform(), organizationId, span.first, "entry");
    const door = <Result>(work: Parameters<typeof withPlatform<Result>>[1]) => withPlatform("archive", work);
    for await (const page of hotLines(door, { organizationId, source }, span)) {
      for (const text of page.split("\n")) {
        if (text === "") continue;
        const line = JSON.parse(text) as ChainedLine;
        if (this.last === null && line.previous_hash !== this.previousHash)
          throw new Problem(2, "wrong-link", `entry ${line.sequence}`);
        follower.follow(line);
        this.last = line;
        yield `${canonicalJson(line as Json)}\n`;
      }
    }
    if (this.last?.sequence !== span.last) throw new Problem(3, "missing-entry", `entry ${span.last}`);
  }

  lastHash(): string {
    if (this.last === null) throw new Error("Nothing was archived.");
    return this.last.hash;
  }
}

function statementOf(
  { organizationId, source, recordedUntil, span }: ArchiveOrder,
  made: { id: string; createdAt: Date; facts: FileFacts; previousHash: string; lastHash: string },
): ArchiveManifest {
  return {
    format: ARCHIVE_FORMAT,
    organization_id: organizationId,
    archive_id: made.id,
    source,
    recorded_until: recordedUntil.toISOString(),
    first_sequence: span.first,
    last_sequence: span.last,
    entries: span.last - span.first + 1,
    previous_hash: made.previousHash,
    last_hash: made.lastHash,
    lines_sha256: made.facts.linesSha256,
    lines_bytes: made.facts.linesBytes,
    file_sha256: made.facts.fileSha256,
    file_bytes: made.facts.fileBytes,
    created_at: made.createdAt.toISOString(),
  };
}

async function complete(
  { organizationId }: ArchiveOrder,
  { id, manifest, sizeBytes }: { id: string; manifest: string; sizeBytes: number },
): Promise<void> {
  await withPlatform("complete an archive", (transaction) =>
    transaction.retentionArchive.update({
      where: { organizationId_id: { organizationId, id } },
      data: { manifest, sizeBytes },
    }),
  );
}

async function readBack({ organizationId }: ArchiveOrder, id: string, ring: KeyRing): Promise<void> {
  const where = { organizationId_id: { organizationId, id } };
  const row = await withPlatform("read an archive back", (transaction) =>
    transaction.retentionArchive.findUniqueOrThrow({ where }),
  );
  const problem = await checkArchive(row, ring);
  const checkedAt = now();
  await withPlatform("note that an archive was read back", (transaction) =>
    transaction.retentionArchive.update({
      where,
      data: { checkedAt, problem, ...(problem === null && { verifiedAt: checkedAt }) },
    }),
  );
  if (problem !== null) throw new Problem(2, problem, `archive ${id}`);
}
