// The offline verifier over a bundle of a million audit entries: node scripts/bench.mjs verifier
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { crc32, deflateRawSync } from "node:zlib";
import { contentHash, GENESIS_HASH, linkHash } from "@/lib/audit/chain";
import { canonicalJson } from "@/lib/core/canonical-json";
import { newId } from "@/lib/core/ids";
import { Archive, type ArchiveFile } from "@/lib/evidence-exports/archive";
import { hashSignature, keyIdOf } from "@/lib/evidence/signing/signature";
import { Frontier, leafHash } from "@/lib/transparency/merkle";
import { sha256 } from "@/lib/transparency/sha256";
import { bodyText, keyHashOf, noteText } from "@/lib/transparency/signed-note";
import { verifyBundle } from "@/lib/verifier/bundle";
import { ringOf } from "@/lib/verifier/keys";
import { nodePlatform, nodeSource } from "@/lib/verifier/node-platform";
import { report, timed } from "./measure";

const ENTRIES = 1_000_000;
const LINES_A_FILE = 50_000;
const FORMAT = "regulix/bundle/v1";

const organizationId = newId();
const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const der = publicKey.export({ format: "der", type: "spki" });

const folder = await mkdtemp(join(tmpdir(), "regulix-bench-"));
try {
  const path = join(folder, "evidence.zip");
  await pipeline(Readable.from(makeBundle().stream()), createWriteStream(path));
  const platform = await nodePlatform();
  const ring = ringOf(platform, { keys: [{ public_key: der.toString("base64") }] });
  const source = await nodeSource(path);
  const before = process.memoryUsage().rss;
  const cpuBefore = process.cpuUsage();
  let entries = 0;
  const milliseconds = await timed(async () => {
    ({ entries } = await verifyBundle(platform, source, { ring }));
  });
  const { user, system } = process.cpuUsage(cpuBefore);
  await source.close();
  if (entries !== ENTRIES) throw new Error(`${entries} entries were verified.`);
  report({
    what: "a bundle of 1 million audit entries verified offline",
    value: milliseconds / 1_000,
    unit: "s",
    wanted: { atMost: 20 },
  });
  report({ what: "processor time of it, zlib's threads included", value: (user + system) / 1e6, unit: "s" });
  report({
    what: "memory that verifying added",
    value: Math.max(0, process.memoryUsage().rss - before) / 2 ** 20,
    unit: "MiB",
    wanted: { atMost: 300 },
  });
} finally {
  await rm(folder, { recursive: true, force: true });
}

function makeBundle(): Archive {
  const frontier = new Frontier(sha256);
  const files: ArchiveFile[] = [];
  const listed: { path: string; sha256: string; bytes: number }[] = [];
  const add = (path: string, text: string) => {
    const bytes = Buffer.from(text, "utf8");
    const deflated = deflateRawSync(bytes, { level: 1 });
    listed.push({ path, sha256: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.length });
    files.push({
      path,
      crc32: crc32(bytes),
      sizeBytes: bytes.length,
      compressedBytes: deflated.length,
      open: () => Promise.resolve(Readable.from([deflated])),
    });
  };
  let previousHash = GENESIS_HASH;
  for (let first = 1; first <= ENTRIES; first += LINES_A_FILE) {
    const lines: string[] = [];
    for (let sequence = first; sequence < first + LINES_A_FILE; sequence += 1) {
      const content = contentOf(sequence);
      const content_hash = contentHash(content);
      const hash = linkHash({ organizationId, sequence, previousHash, contentHash: content_hash });
      lines.push(JSON.stringify({ content, content_hash, hash, previous_hash: previousHash, sequence }));
      frontier.append(leafHash(sha256, Buffer.from(hash, "hex")));
      previousHash = hash;
    }
    add(`audit/entries-${String(files.length + 1).padStart(6, "0")}.jsonl`, `${lines.join("\n")}\n`);
  }
  add("audit/proof.json", JSON.stringify(proofOf(frontier)));
  add("manifest.json", manifestOf(listed.slice()));
  return new Archive(files);
}

/** In the order in which an export writes it. */
function contentOf(sequence: number) {
  return {
    action: "members.change_role",
    actor: { id: newId(), kind: "user", name: null, reason: null },
    after: { role: "auditor", place: sequence },
    before: { role: "member", place: sequence },
    commitments: { "actor.name": "0".repeat(64), "origin.ip_address": "1".repeat(64) },
    id: newId(),
    organization_id: organizationId,
    recorded_at: "2026-11-21T12:00:00.000Z",
    request_id: newId(),
    resource: { id: newId(), kind: "membership", name: null },
    version: 1,
  };
}

function proofOf(frontier: Frontier) {
  const origin = `bench.example/audit/${organizationId}`;
  const body = bodyText({
    origin,
    size: ENTRIES,
    root: frontier.root(),
    takenAt: "2026-11-21T12:00:00.000Z",
  });
  const signature = sign(null, Buffer.from(body, "utf8"), privateKey);
  const checkpoint = noteText(body, { name: origin, keyHash: keyHashOf(sha256, origin, der), signature });
  const range = { tree_size: ENTRIES, first_sequence: 1, last_sequence: ENTRIES, left: [], right: [] };
  return { last_recorded: ENTRIES, range, checkpoint, checkpoints: [] };
}

function manifestOf(files: { path: string; sha256: string; bytes: number }[]): string {
  const days = { from_day: "2026-11-21", to_day: "2026-11-21" };
  const content = { format: FORMAT, organization_id: organizationId, ...days, files };
  const text = canonicalJson(content);
  const signature = sign(null, Buffer.from(`${FORMAT}\n${text}`, "utf8"), privateKey);
  const hash = createHash("sha256").update(text, "utf8").digest();
  return JSON.stringify({
    ...content,
    hash_signature: hashSignature(hash, { keyId: keyIdOf(der), signature }),
  });
}
