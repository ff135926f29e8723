#!/usr/bin/env node
// Verifies evidence of Regulix offline, with nothing but Node.js 20.12 or newer and this file.
//
//   node regulix-verify.mjs --keys keys.json [--checkpoint note.txt …] evidence.zip
//   node regulix-verify.mjs --keys keys.json snapshot.json [another.json …]
//   node regulix-verify.mjs --keys keys.json report.json report.pdf
//
// Get keys.json from a source that you trust, such as the address /api/evidence/keys on a day when you had reason to
// trust it, and keep it. --checkpoint holds the bundle against a checkpoint that you kept, from a mail or elsewhere.
// The format of what is checked is described in docs/evidence-format.md.
//
// Ends with 0: intact · 2: tampered, with the place and the kind · 3: incomplete · 4: signed with an unknown or a
// revoked key, or not signed · 1: could not be read.

// lib/transparency/merkle.ts
// The tree of RFC 6962 (section 2.1) and the checks of RFC 9162 (sections 2.1.3.2 and 2.1.4.2), pure: the product
// builds with it and the offline verifier checks with it. Sizes are safe integers, so no 32-bit operators here.
const LEAF_PREFIX = 0;
const NODE_PREFIX = 1;
const HASH_BYTES = 32;
/** The hash of a leaf: no leaf can be taken for a node. */
function leafHash(sha256, data) {
  const bytes = new Uint8Array(1 + data.length);
  bytes[0] = LEAF_PREFIX;
  bytes.set(data, 1);
  return sha256(bytes);
}
/** The hash of a node over its two children. */
function nodeHash(sha256, left, right) {
  const bytes = new Uint8Array(1 + left.length + right.length);
  bytes[0] = NODE_PREFIX;
  bytes.set(left, 1);
  bytes.set(right, 1 + left.length);
  return sha256(bytes);
}
/** The largest power of two below `size`: where a tree of more than one leaf is split. */
function splitOf(size) {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}
/**
 * The levels of the complete subtrees that the leaves from `start` up to `end` consist of, from left to right.
 */
function subtreeLevels(start, end) {
  const levels = [];
  let at = start;
  while (at < end) {
    let level = 0;
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= end) level += 1;
    levels.push(level);
    at += 2 ** level;
  }
  return levels;
}
/** The right edge of a growing tree: all that is needed to append to it and to name its root. */
class Frontier {
  sha256;
  subtrees;
  leaves;
  /** @param hashes of the complete subtrees of the first `size` leaves, from left to right */
  constructor(sha256, size = 0, hashes = []) {
    this.sha256 = sha256;
    const levels = subtreeLevels(0, size);
    if (levels.length !== hashes.length) throw new RangeError("Not as many hashes as subtrees.");
    this.subtrees = levels.map((level, place) => ({ level, hash: hashes[place] ?? new Uint8Array() }));
    this.leaves = size;
  }
  get size() {
    return this.leaves;
  }
  /** Appends the hash of a leaf, or of a complete subtree where the size is a multiple of its own. */
  append(hash, level = 0) {
    if (this.leaves % 2 ** level !== 0) throw new RangeError("A subtree does not begin here.");
    let added = { level, hash };
    let last = this.subtrees.at(-1);
    while (last !== undefined && last.level === added.level) {
      added = { level: added.level + 1, hash: nodeHash(this.sha256, last.hash, added.hash) };
      this.subtrees.pop();
      last = this.subtrees.at(-1);
    }
    this.subtrees.push(added);
    this.leaves += 2 ** level;
  }
  root() {
    const hashes = this.subtrees.map(({ hash }) => hash);
    const last = hashes.pop();
    if (last === undefined) return this.sha256(new Uint8Array());
    return hashes.reduceRight((right, left) => nodeHash(this.sha256, left, right), last);
  }
}
/** The root that a tree of `size` leaves has if this leaf is its `index`-th; null where the path does not fit. */
function rootFromInclusion(sha256, proof) {
  const { leaf, index, size, path } = proof;
  if (index < 0 || index >= size || leaf.length !== HASH_BYTES) return null;
  let [node, last, hash] = [index, size - 1, leaf];
  for (const sibling of path) {
    if (last === 0) return null;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sha256, sibling, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else {
      hash = nodeHash(sha256, hash, sibling);
    }
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 ? hash : null;
}
/** Whether the tree of the second root begins with that of the first. From the empty tree nothing can be proven. */
function isConsistent(sha256, proof) {
  const { firstSize, firstRoot, secondSize, secondRoot } = proof;
  if (firstSize < 1 || firstSize > secondSize) return false;
  if (firstSize === secondSize) return proof.path.length === 0 && equalBytes(firstRoot, secondRoot);
  const isComplete = splitOf(firstSize + 1) === firstSize;
  const [start, ...path] = isComplete ? [firstRoot, ...proof.path] : proof.path;
  if (start === undefined) return false;
  let [node, last] = [firstSize - 1, secondSize - 1];
  while (node % 2 === 1) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  let [first, second] = [start, start];
  for (const sibling of path) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      first = nodeHash(sha256, sibling, first);
      second = nodeHash(sha256, sibling, second);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else {
      second = nodeHash(sha256, second, sibling);
    }
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && equalBytes(first, firstRoot) && equalBytes(second, secondRoot);
}
function equalBytes(one, other) {
  return one.length === other.length && one.every((byte, place) => byte === other[place]);
}

// lib/transparency/signed-note.ts
const ED25519 = 1;
const KEY_HASH_BYTES = 4;
/** A public key in DER (SubjectPublicKeyInfo) ends in its 32 bytes. */
const KEY_BYTES = 32;
const TIME_PREFIX = "taken ";
/** The text that is signed. */
function bodyText({ origin, size, root, takenAt }) {
  return `${origin}\n${size}\n${toBase64(root)}\n${TIME_PREFIX}${takenAt}\n`;
}
/** The note with its signature; without one it says no less, and proves nothing. */
function noteText(body, signature) {
  if (signature === null) return `${body}\n`;
  const { name, keyHash, signature: bytes } = signature;
  return `${body}\n— ${name} ${toBase64(Uint8Array.from([...keyHash, ...bytes]))}\n`;
}
/** The first four bytes of a hash over name, algorithm and key: says which key to try. */
function keyHashOf(sha256, name, publicKey) {
  const prefix = new TextEncoder().encode(`${name}\n`);
  const key = publicKey.slice(-KEY_BYTES);
  return sha256(Uint8Array.from([...prefix, ED25519, ...key])).slice(0, KEY_HASH_BYTES);
}
/** Reads a note; null where it is none of ours. */
function parseNote(note) {
  const end = note.indexOf("\n\n");
  if (end < 0) return null;
  const text = note.slice(0, end + 1);
  const [origin = "", size = "", root = "", time = "", ...rest] = text.split("\n");
  if (!/^(0|[1-9]\d{0,15})$/.test(size) || !/^[\w+/]{43}=$/.test(root)) return null;
  if (origin === "" || !time.startsWith(TIME_PREFIX) || rest.join("") !== "") return null;
  const signatures = [];
  for (const line of note.slice(end + 2).split("\n")) {
    if (line === "") continue;
    const [, name = "", encoded = ""] = /^— (\S+) ([\w+/]+={0,2})$/.exec(line) ?? [];
    if (name === "") return null;
    const bytes = fromBase64(encoded);
    signatures.push({
      name,
      keyHash: bytes.slice(0, KEY_HASH_BYTES),
      signature: bytes.slice(KEY_HASH_BYTES),
    });
  }
  return {
    origin,
    size: Number(size),
    root: fromBase64(root),
    takenAt: time.slice(TIME_PREFIX.length),
    text,
    signatures,
  };
}
function toBase64(bytes) {
  return btoa(String.fromCharCode(...bytes));
}
function fromBase64(text) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

// lib/verifier/problem.ts
/** What the verifier ends with. */
const INTACT = 0;
const UNREADABLE = 1;
const TAMPERED = 2;
const INCOMPLETE = 3;
const UNKNOWN_KEY = 4;
/** Why something is not intact: where it is, of which kind, and the exit code that this leads to. */
class Problem extends Error {
  code;
  kind;
  place;
  constructor(code, kind, place, detail = "") {
    super(`${place}: ${kind}${detail && `, ${detail}`}`);
    this.code = code;
    this.kind = kind;
    this.place = place;
  }
}

// lib/verifier/canonical.ts
/** Text that stands between quotes as it is: printable ASCII without quotes and backslashes. */
const PLAIN = /^[ !#-[\]-~]*$/;
/** The same few names stand in a million lines; of a bundle with more of them only the first are kept. */
const MOST_NAMES = 10_000;
const names = new Map();
/** The one text of a JSON value (RFC 8785): keys sorted, nothing between. */
function canonical(value) {
  if (typeof value === "string") return quoted(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  let members = "";
  for (const key of sortedKeys(value)) {
    if (members !== "") members += ",";
    members += memberName(key) + canonical(value[key] ?? null);
  }
  return `{${members}}`;
}
function quoted(text) {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}
function memberName(key) {
  const known = names.get(key);
  if (known !== undefined) return known;
  const name = `${quoted(key)}:`;
  if (names.size < MOST_NAMES) names.set(key, name);
  return name;
}
/** Most objects come sorted, and looking is faster than sorting again. */
function sortedKeys(value) {
  const keys = Object.keys(value);
  for (let place = 1; place < keys.length; place += 1)
    if ((keys[place - 1] ?? "") > (keys[place] ?? "")) return keys.sort();
  return keys;
}
const encoder = new TextEncoder();
function utf8(text) {
  return encoder.encode(text);
}
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
function hex(bytes) {
  let text = "";
  for (const byte of bytes) text += HEX[byte] ?? "";
  return text;
}
/** Of lower-case digits, as every hash of ours is written. */
function unhex(text) {
  const bytes = new Uint8Array(text.length / 2);
  for (let place = 0; place < bytes.length; place += 1)
    bytes[place] = 16 * digitOf(text.charCodeAt(2 * place)) + digitOf(text.charCodeAt(2 * place + 1));
  return bytes;
}
function digitOf(code) {
  return code < 58 ? code - 48 : code - 87;
}

// lib/verifier/keys.ts
const KEY_ID_BYTES = 16;
/** The keys by their ids, which are computed, not believed. */
function ringOf(platform, { keys = [] }) {
  return new Map(
    keys.map((key) => {
      const publicKey = fromBase64(key.public_key);
      const id = hex(platform.sha256(publicKey).slice(0, KEY_ID_BYTES));
      return [id, { id, publicKey, revokedAt: key.revoked_at ?? null }];
    }),
  );
}
/** Throws where a revoked key signed: what it signed may be anybody's. */
function refuseRevoked(key, place) {
  if (key.revokedAt === null) return;
  throw new Problem(UNKNOWN_KEY, "revoked-key", place, `${key.id} was revoked at ${key.revokedAt}`);
}
/** Null for what is no `hash_signature`. */
function parseSeal(text) {
  const [, hash, keyId, signature] =
    /^sha256:([0-9a-f]{64});(?:unsigned|ed25519:([0-9a-f]{32}):([\w+/=]+))$/.exec(String(text)) ?? [];
  if (hash === undefined) return null;
  return { hash, signed: keyId === undefined || signature === undefined ? null : { keyId, signature } };
}
/** Checks the hash and the signature of a canonical text against its `hash_signature`. Answers the hash. */
async function checkSeal(platform, ring, sealed) {
  const { text, place } = sealed;
  const stated = parseSeal(sealed.seal);
  if (stated === null) throw new Problem(UNREADABLE, "no hash_signature", place);
  const hash = platform.sha256Hex(text);
  if (hash !== stated.hash) throw new Problem(TAMPERED, "altered-content", place);
  if (stated.signed === null) throw new Problem(UNKNOWN_KEY, "not signed", place);
  const { keyId, signature } = stated.signed;
  const key = ring.get(keyId);
  if (key === undefined)
    throw new Problem(UNKNOWN_KEY, "unknown-key", place, `signed with the unknown key ${keyId}`);
  const message = utf8(`${sealed.domain}\n${text}`);
  if (!(await platform.verifyEd25519(key.publicKey, message, fromBase64(signature))))
    throw new Problem(TAMPERED, "wrong-signature", place);
  refuseRevoked(key, place);
  return hash;
}

// lib/verifier/snapshots.ts
const SNAPSHOT_FORMAT = "regulix/evidence/v1";
const NO_PREDECESSOR = "0".repeat(64);
/** Checks one daily document by itself. */
async function checkSnapshot(platform, ring, document, name) {
  const { hash_signature: seal, ...content } = document;
  if (seal === undefined || content.chain?.format !== SNAPSHOT_FORMAT)
    throw new Problem(UNREADABLE, `no snapshot of the format ${SNAPSHOT_FORMAT}`, name);
  const place = `${name}: snapshot of ${content.snapshot_date}`;
  for (const [principle, figures] of Object.entries(content.trust_principles))
    for (const [figure, value] of Object.entries(figures))
      if (value !== content.evidence[figure]?.value)
        throw new Problem(TAMPERED, `altered-figure at trust_principles.${principle}.${figure}`, place);
  for (const [figure, evidence] of Object.entries(content.evidence))
    if (evidence && platform.sha256Hex(evidence.source_query) !== evidence.source_query_sha256)
      throw new Problem(TAMPERED, `altered-query at evidence.${figure}.source_query`, place);
  const text = canonical(content);
  const hash = await checkSeal(platform, ring, { text, seal, domain: SNAPSHOT_FORMAT, place });
  const { sequence, previous_hash: previousHash } = content.chain;
  return {
    organizationId: content.organization_id,
    date: content.snapshot_date,
    sequence,
    previousHash,
    hash,
  };
}
/** Checks that the documents of each organisation follow one another without a gap. */
function checkSnapshotChains(checked) {
  const last = new Map();
  for (const snapshot of checked.toSorted((one, other) => one.sequence - other.sequence)) {
    const { organizationId, sequence, previousHash } = snapshot;
    const place = `snapshot of ${snapshot.date}`;
    const before = last.get(organizationId);
    last.set(organizationId, snapshot);
    if (sequence === 1 && previousHash !== NO_PREDECESSOR)
      throw new Problem(TAMPERED, "wrong-link", place, "the first has a predecessor");
    if (before === undefined) continue;
    if (sequence === before.sequence)
      throw new Problem(TAMPERED, "duplicate-entry", place, `number ${sequence} is there twice`);
    if (sequence !== before.sequence + 1) {
      const missing = `numbers ${before.sequence + 1} to ${sequence - 1} are missing`;
      throw new Problem(INCOMPLETE, "missing-entry", place, missing);
    }
    if (previousHash !== before.hash)
      throw new Problem(TAMPERED, "wrong-link", place, `it does not follow the one of ${before.date}`);
  }
}

// lib/compliance/effective-state.ts
/** stale: the last result no longer holds; excepted: a failure that somebody has accepted until a date. */
const EFFECTIVE_STATES = ["pass", "fail", "not_assessed", "stale", "error", "excepted", "not_applicable"];
/** What a check counts for now. A failure stands until a run shows otherwise; everything else grows stale. */
function effectiveState({ last, isWaived, exceptedUntil }, at) {
  if (isWaived) return "not_applicable";
  if (last === null) return "not_assessed";
  if (last.state === "fail") return exceptedUntil !== null && exceptedUntil > at ? "excepted" : "fail";
  return last.validUntil <= at ? "stale" : last.state;
}

// lib/compliance/roll-up.ts
/** What checks come to at a control, and controls at a requirement or framework. */
const ROLLED_STATES = ["pass", "fail", "not_assessed", "not_applicable"];
/**
 * Any failure fails. Otherwise whatever is required and not known leaves all of it not assessed. A pass needs
 * something required that passes: what covers one side only is never enough.
 */
function rollUp(parts) {
  if (parts.some(({ state }) => state === "fail")) return "fail";
  const applicable = parts.filter(({ state }) => state !== "not_applicable");
  if (applicable.length === 0) return parts.length === 0 ? "not_assessed" : "not_applicable";
  const required = applicable.filter((part) => part.required);
  const allPass = required.length > 0 && required.every(({ state }) => state === "pass");
  return allPass ? "pass" : "not_assessed";
}
/** Of what applies so much must be assessed before a percentage is said. */
const ASSESSED_FLOOR = 0.8;
/** How many requirements stand how, and the share that passes. */
function scoreOf(states) {
  const count = (state) => states.filter((each) => each === state).length;
  const [pass, fail, notAssessed] = [count("pass"), count("fail"), count("not_assessed")];
  const assessed = pass + fail;
  const applicable = assessed + notAssessed;
  const isKnown = assessed > 0 && assessed >= ASSESSED_FLOOR * applicable;
  return {
    pass,
    fail,
    notAssessed,
    notApplicable: count("not_applicable"),
    assessed,
    applicable,
    percent: isKnown ? Math.floor((100 * pass) / assessed) : null,
  };
}

// lib/verifier/assessment.ts
const ASSESSMENT_FORMAT = "regulix/assessment/v1";
/** Rolls every state up again from what was found: a requirement that does not follow from its checks is named. */
function checkAssessment(platform, document, { organizationId, path }) {
  if (document.format !== ASSESSMENT_FORMAT)
    throw new Problem(UNREADABLE, `no assessment of the format ${ASSESSMENT_FORMAT}`, path);
  if (document.organization_id !== organizationId) throw new Problem(TAMPERED, "foreign-entry", path);
  const hold = (what, stated, found) => {
    if (stated === found) return;
    const detail = `it says ${stated}, and ${found} follows from what was found`;
    throw new Problem(TAMPERED, "altered-state", `${what} in ${path}`, detail);
  };
  const asOf = new Date(document.as_of);
  const checks = new Map();
  for (const check of document.checks) {
    const { query, query_sha256 } = check.result ?? { query: null, query_sha256: null };
    if (query !== null && platform.sha256Hex(query) !== query_sha256)
      throw new Problem(TAMPERED, "altered-query", `check ${check.id} in ${path}`);
    hold(`check ${check.id}`, check.state, stateOfCheck(check, asOf));
    checks.set(check.id, check.state);
  }
  const controls = new Map();
  for (const { id, state, checks: asked } of document.controls) {
    const parts = asked.map((check) => ({ state: checks.get(check) ?? "not_assessed", required: true }));
    hold(`control ${id}`, state, rollUp(parts));
    controls.set(id, state);
  }
  let requirements = 0;
  for (const framework of document.frameworks) {
    for (const { id, in_scope, state, controls: mapped } of framework.requirements) {
      const parts = mapped.map(({ id: control, strength }) => ({
        state: controls.get(control) ?? "not_assessed",
        required: strength !== "partial",
      }));
      hold(`requirement ${id} of ${framework.id}`, state, in_scope ? rollUp(parts) : "not_applicable");
      requirements += 1;
    }
    const states = framework.requirements.map(({ state }) => state);
    hold(framework.id, framework.state, rollUp(states.map((state) => ({ state, required: true }))));
    const { pass, fail, assessed, applicable, percent } = scoreOf(states);
    if (canonical(framework.score) !== canonical({ pass, fail, assessed, applicable, percent }))
      throw new Problem(TAMPERED, "altered-state", `${framework.id} in ${path}`, "its score is another one");
  }
  return { checks: checks.size, requirements };
}
function stateOfCheck({ result, waiver, exception }, asOf) {
  const last = result && { state: result.state, validUntil: new Date(result.valid_until) };
  const exceptedUntil = exception && new Date(exception.ends_at);
  return effectiveState({ last, isWaived: waiver !== null, exceptedUntil }, asOf);
}

// lib/verifier/notes.ts
/** Checks a signed note of an organisation's audit log. */
async function checkNote(platform, ring, { note, organizationId, place }) {
  const parsed = parseNote(note);
  if (parsed === null) throw new Problem(UNREADABLE, "no checkpoint", place);
  const { origin, size, root, takenAt, text, signatures } = parsed;
  if (!origin.endsWith(`/audit/${organizationId}`))
    throw new Problem(TAMPERED, "foreign-checkpoint", place, `it is of ${origin}`);
  if (signatures.length === 0) throw new Problem(UNKNOWN_KEY, "not signed", place);
  for (const { name, keyHash, signature } of signatures) {
    const key = [...ring.values()].find(({ publicKey }) =>
      equalBytes(keyHashOf(platform.sha256, name, publicKey), keyHash),
    );
    if (key === undefined) continue;
    if (!(await platform.verifyEd25519(key.publicKey, utf8(text), signature)))
      throw new Problem(TAMPERED, "wrong-signature", place);
    refuseRevoked(key, place);
    return { size, root, takenAt, place };
  }
  throw new Problem(UNKNOWN_KEY, "unknown-key", place, "signed with an unknown key");
}

// lib/verifier/entries.ts
/** Follows a chain line by line from the first one that is there. */
class ChainFollower {
  platform;
  organizationId;
  first;
  noun;
  whereIs;
  last = null;
  constructor(
    platform,
    organizationId,
    /** The number that the first line must have, where it is known. */
    first,
    noun,
    /** Where a line that is missing should have come from, where that is known. */
    whereIs = () => "",
  ) {
    this.platform = platform;
    this.organizationId = organizationId;
    this.first = first;
    this.noun = noun;
    this.whereIs = whereIs;
  }
  get lastSequence() {
    return this.last?.sequence ?? null;
  }
  follow(line) {
    const { sequence } = line;
    const place = `${this.noun} ${sequence}`;
    const expected = this.last === null ? this.first : this.last.sequence + 1;
    if (expected !== null && sequence < expected) throw new Problem(TAMPERED, "duplicate-entry", place);
    if (expected !== null && sequence > expected) {
      const missing = `numbers ${expected} to ${sequence - 1} are missing`;
      const detail = [missing, this.whereIs(expected)].filter((part) => part !== "").join("; ");
      throw new Problem(INCOMPLETE, "missing-entry", `${this.noun} ${expected}`, detail);
    }
    const text = typeof line.content === "string" ? line.content : canonical(line.content);
    if (this.platform.sha256Hex(text) !== line.content_hash)
      throw new Problem(TAMPERED, this.kindOfChange(line), place);
    // The RFC 8785 text of the link, spelled out: it is hashed a million times.
    const link = `{"content_hash":"${line.content_hash}","organization_id":"${this.organizationId}","previous_hash":"${line.previous_hash}","sequence":${sequence}}`;
    if (
      this.platform.sha256Hex(link) !== line.hash ||
      (this.last !== null && this.last.hash !== line.previous_hash)
    )
      throw new Problem(TAMPERED, "wrong-link", place);
    this.last = { sequence, hash: line.hash };
  }
  kindOfChange({ content }) {
    const isForeign =
      typeof content === "object" &&
      content !== null &&
      !Array.isArray(content) &&
      content.organization_id !== this.organizationId;
    return isForeign ? "foreign-entry" : "altered-content";
  }
}
/** Builds the tree again from the entries, and holds it against every checkpoint that it passes. */
class TreeChecker {
  platform;
  proof;
  frontier;
  notes;
  compared = [];
  constructor(platform, proof, notes) {
    this.platform = platform;
    this.proof = proof;
    this.frontier = new Frontier(platform.sha256, proof.first_sequence - 1, proof.left.map(unhex));
    this.notes = notes.toSorted((one, other) => one.size - other.size);
    this.compareNow();
  }
  add(line) {
    this.frontier.append(leafHash(this.platform.sha256, unhex(line.hash)));
    this.compareNow();
  }
  /** After the last entry; answers the checkpoints that the tree was held against. */
  finish() {
    const { last_sequence, tree_size, right } = this.proof;
    if (this.frontier.size > last_sequence)
      throw new Problem(TAMPERED, "entry-beyond-end", `audit entry ${last_sequence + 1}`);
    if (this.frontier.size < last_sequence)
      throw new Problem(
        INCOMPLETE,
        "truncated-tail",
        `audit entry ${this.frontier.size + 1}`,
        `the bundle ends before entry ${last_sequence}`,
      );
    for (const [place, level] of subtreeLevels(last_sequence, tree_size).entries()) {
      this.frontier.append(unhex(right[place] ?? ""), level);
      this.compareNow();
    }
    return this.compared;
  }
  compareNow() {
    for (
      let note = this.notes[0];
      note !== undefined && note.size <= this.frontier.size;
      note = this.notes[0]
    ) {
      this.notes.shift();
      // One that lies before the entries, or between the hashes behind them, cannot be compared here.
      if (note.size < this.frontier.size) continue;
      if (!equalBytes(note.root, this.frontier.root()))
        throw new Problem(
          TAMPERED,
          "wrong-root",
          note.place,
          `the ${note.size} entries are not those that it signed`,
        );
      this.compared.push(note);
    }
  }
}

// lib/verifier/archives.ts
const ARCHIVE_FORMAT = "regulix/archive/v1";
/** The statements about archives that a bundle carries: what its lines are held against, where they come from one. */
class ArchiveStatements {
  platform;
  ring;
  organizationId;
  archives = [];
  constructor(platform, ring, organizationId) {
    this.platform = platform;
    this.ring = ring;
    this.organizationId = organizationId;
  }
  get count() {
    return this.archives.length;
  }
  async add(line, path) {
    const { hash_signature: seal, ...content } = line.statement;
    const place = `${path}: archive ${content.archive_id}`;
    if (content.format !== ARCHIVE_FORMAT)
      throw new Problem(UNREADABLE, `no statement of the format ${ARCHIVE_FORMAT}`, place);
    const sealed = { text: canonical(content), seal, domain: ARCHIVE_FORMAT, place };
    await checkSeal(this.platform, this.ring, sealed);
    if (content.organization_id !== this.organizationId) throw new Problem(TAMPERED, "foreign-entry", place);
    this.archives.push(line);
  }
  /** Throws where a line at an end of an archive is not the one that was archived. */
  hold(source, { sequence, hash, previous_hash }) {
    for (const { statement } of this.archives) {
      if (statement.source !== source) continue;
      const isOther =
        (sequence === statement.first_sequence && previous_hash !== statement.previous_hash) ||
        (sequence === statement.last_sequence && hash !== statement.last_hash);
      if (isOther)
        throw new Problem(
          TAMPERED,
          "wrong-link",
          `${source} ${sequence}`,
          `${nameOf(statement)} ends otherwise`,
        );
    }
  }
  /** Where a line should have come from, for whoever misses it; empty where it was never archived. */
  whereIs(source, sequence) {
    const found = this.archives.find(
      ({ statement }) =>
        statement.source === source &&
        statement.first_sequence <= sequence &&
        sequence <= statement.last_sequence,
    );
    if (found === undefined) return "";
    const { statement, expired_at } = found;
    return expired_at === null
      ? `${nameOf(statement)} could not give them`
      : `${nameOf(statement)} expired at ${expired_at}`;
  }
  /** What was archived and has expired since: it is not in the bundle. */
  expired() {
    return this.archives
      .filter(({ expired_at }) => expired_at !== null)
      .map(
        ({ statement: { source, first_sequence, last_sequence }, expired_at }) =>
          `${source} ${first_sequence} to ${last_sequence}, at ${expired_at}`,
      );
  }
}
function nameOf({ archive_id }) {
  return `archive ${archive_id}`;
}

// lib/verifier/zip.ts
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LOCATOR_BYTES = 20;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const DEFLATED = 8;
const IN_64 = 0xffffffff;
const EXTRA_64 = 1;
const viewOf = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const big = (view, at) => Number(view.getBigUint64(at, true));
/** The files of an archive as its directory at the end lists them, with ZIP64. */
async function readMembers(source) {
  const { start, size } = await findDirectory(source);
  const bytes = await source.read(start, start + size);
  const view = viewOf(bytes);
  const members = [];
  for (let at = 0; at + ENTRY_BYTES <= bytes.length;) {
    if (view.getUint32(at, true) !== ENTRY)
      throw new Problem(TAMPERED, "altered-archive", source.name, "its directory is broken");
    const [nameBytes, extraBytes] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true)];
    const nameAt = at + ENTRY_BYTES;
    let localAt = view.getUint32(at + 42, true);
    if (localAt === IN_64) localAt = offsetIn64(view, nameAt + nameBytes, extraBytes);
    members.push({
      path: new TextDecoder().decode(bytes.subarray(nameAt, nameAt + nameBytes)),
      start: localAt,
      compressedBytes: view.getUint32(at + 20, true),
      isDeflated: view.getUint16(at + 10, true) === DEFLATED,
    });
    at = nameAt + nameBytes + extraBytes + view.getUint16(at + 32, true);
  }
  return members;
}
async function findDirectory(source) {
  const tailStart = Math.max(0, source.size - END_BYTES - LOCATOR_BYTES);
  const tail = await source.read(tailStart, source.size);
  const view = viewOf(tail);
  const endAt = tail.length - END_BYTES;
  if (endAt < 0 || view.getUint32(endAt, true) !== END) {
    const head = await source.read(0, Math.min(4, source.size));
    if (head.length === 4 && viewOf(head).getUint32(0, true) === LOCAL)
      throw new Problem(INCOMPLETE, "truncated-bundle", source.name, "the end of the archive is missing");
    throw new Problem(UNREADABLE, "neither a bundle nor a snapshot", source.name);
  }
  const start = view.getUint32(endAt + 16, true);
  const locatorAt = endAt - LOCATOR_BYTES;
  if (start !== IN_64 || locatorAt < 0 || view.getUint32(locatorAt, true) !== LOCATOR_64)
    return { start, size: view.getUint32(endAt + 12, true) };
  const at = big(view, locatorAt + 8);
  const end64 = viewOf(await source.read(at, at + 56));
  if (end64.byteLength < 56 || end64.getUint32(0, true) !== END_64)
    throw new Problem(TAMPERED, "altered-archive", source.name, "its directory is not where it should be");
  return { start: big(end64, 48), size: big(end64, 40) };
}
function offsetIn64(view, from, length) {
  for (let at = from; at + 12 <= from + length; at += 4 + view.getUint16(at + 2, true))
    if (view.getUint16(at, true) === EXTRA_64) return big(view, at + 4);
  return IN_64;
}
/** The contents of a file of the archive, as they are inflated. */
async function* contentsOf(platform, source, { path, start, compressedBytes, isDeflated }) {
  const header = await source.read(start, start + LOCAL_BYTES);
  if (header.length < LOCAL_BYTES || viewOf(header).getUint32(0, true) !== LOCAL)
    throw new Problem(TAMPERED, "altered-file", path, "it does not begin where the directory says");
  const view = viewOf(header);
  const from = start + LOCAL_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
  const stream = source.stream(from, from + compressedBytes);
  try {
    yield* isDeflated ? platform.inflateRaw(stream) : stream;
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(TAMPERED, "altered-file", path, "it cannot be inflated");
  }
}

// lib/verifier/bundle.ts
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
/** Verifies a whole bundle; throws a Problem at the first thing that is not as it was signed. */
async function verifyBundle(platform, source, { ring, anchors = [], tell }) {
  const members = new Map((await readMembers(source)).map((member) => [member.path, member]));
  const manifest = await readManifest(platform, source, members, ring);
  const organizationId = manifest.organization_id;
  const files = new SignedFiles(platform, source, manifest, members);
  files.requireAll();
  const proof = await files.readJson(PROOF);
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
  const kept = [];
  for (const { name, note } of anchors)
    kept.push(await checkNote(platform, ring, { note, organizationId, place: name }));
  const archives = new ArchiveStatements(platform, ring, organizationId);
  for (const line of await files.readSmallLines(STATEMENTS)) await archives.add(line, STATEMENTS);
  const { first_sequence } = proof.range;
  const follower = new ChainFollower(platform, organizationId, first_sequence, "audit entry", (sequence) =>
    archives.whereIs("audit_logs", sequence),
  );
  const decisions = new ChainFollower(platform, organizationId, null, "decision", (sequence) =>
    archives.whereIs("alert_decisions", sequence),
  );
  const tree = new TreeChecker(platform, proof.range, [...notes, ...kept]);
  const snapshots = [];
  const counts = { entries: 0, decisions: 0 };
  let assessed = null;
  let done = 0;
  for (const { path } of manifest.files) {
    tell?.(path, (done += 1), manifest.files.length);
    if (path === PROOF || path === STATEMENTS) continue;
    if (ENTRIES.test(path))
      await files.readLines(path, (line) => {
        follower.follow(line);
        archives.hold("audit_logs", line);
        tree.add(line);
        counts.entries += 1;
      });
    else if (DECISIONS.test(path))
      await files.readLines(path, (line) => {
        decisions.follow(line);
        archives.hold("alert_decisions", line);
        counts.decisions += 1;
      });
    else if (path === SNAPSHOTS) {
      for (const document of await files.readSmallLines(path))
        snapshots.push(await checkSnapshot(platform, ring, document, path));
    } else if (path === ASSESSMENT) {
      const document = await files.readJson(path);
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
function requireSignedEnds({ last_recorded, expired_through, range }, notes) {
  const { first_sequence, last_sequence, tree_size } = range;
  if (last_recorded > tree_size)
    throw new Problem(
      INCOMPLETE,
      "missing-entry",
      `audit entry ${tree_size + 1}`,
      `the tree ends before entry ${last_recorded}: one between is missing`,
    );
  const isSigned = (size) => size === 0 || notes.some((note) => note.size === size);
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
function refuseExpired({ expired_through = 0 }, archives) {
  if (expired_through === 0) return;
  throw new Problem(
    INCOMPLETE,
    "truncated-head",
    PROOF,
    `entries of these days up to ${expired_through} have expired: ${archives.whereIs("audit_logs", expired_through)}`,
  );
}
async function readManifest(platform, source, members, ring) {
  const member = members.get(MANIFEST);
  if (member === undefined) throw new Problem(INCOMPLETE, "missing-file", MANIFEST);
  const text = await readText(contentsOf(platform, source, member), MANIFEST);
  const { hash_signature: seal, ...content } = parse(text, MANIFEST);
  if (content.format !== BUNDLE_FORMAT)
    throw new Problem(UNREADABLE, `no bundle of the format ${BUNDLE_FORMAT}`, MANIFEST);
  await checkSeal(platform, ring, {
    text: canonical(content),
    seal,
    domain: BUNDLE_FORMAT,
    place: MANIFEST,
  });
  return content;
}
/** Reads the files that the manifest lists, and holds each against the digest that stands there. */
class SignedFiles {
  platform;
  source;
  members;
  digests;
  constructor(platform, source, manifest, members) {
    this.platform = platform;
    this.source = source;
    this.members = members;
    this.digests = new Map(manifest.files.map(({ path, sha256 }) => [path, sha256]));
  }
  requireAll() {
    for (const path of this.digests.keys())
      if (!this.members.has(path)) throw new Problem(INCOMPLETE, "missing-file", path);
    for (const path of this.members.keys())
      if (path !== MANIFEST && !this.digests.has(path)) throw new Problem(TAMPERED, "unlisted-file", path);
  }
  async readThrough(path) {
    for await (const _ of this.checked(path)) continue;
  }
  async readJson(path) {
    if (!this.members.has(path)) throw new Problem(INCOMPLETE, "missing-file", path);
    return parse(await readText(this.checked(path), path), path);
  }
  /** The lines of a file that fits into memory; none where there is no such file. */
  async readSmallLines(path) {
    const lines = [];
    if (this.digests.has(path)) await this.readLines(path, (line) => lines.push(line));
    return lines;
  }
  /** What is wrong with a line is said only where the file is the one that was signed; else the file is named. */
  async readLines(path, take) {
    const decoder = new TextDecoder();
    let [rest, number] = ["", 0];
    let problem = null;
    const takeLine = (text) => {
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
  async *checked(path) {
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
async function readText(stream, place) {
  const decoder = new TextDecoder();
  let text = "";
  for await (const bytes of stream) {
    text += decoder.decode(bytes, { stream: true });
    if (text.length > MOST_BYTES) throw new Problem(UNREADABLE, "too large", place);
  }
  return text + decoder.decode();
}
function parse(text, place) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(TAMPERED, "altered-content", place, "it is no JSON");
  }
}

// lib/verifier/report.ts
const REPORT_FORMAT = "regulix/soc2-report/v1";
/** Whether a document is the signed one of a report, and not that of a day. */
function isReport(document) {
  return document?.format === REPORT_FORMAT;
}
/** Checks the signature over a report's figures, and that a PDF is byte for byte the one that was signed. */
async function checkReport(platform, ring, document, { name, pdf }) {
  const { hash_signature: seal, ...content } = document;
  const { organization, period } = content.model;
  const days = `${period.from_day} to ${period.to_day}`;
  const place = `${name}: report of ${days}`;
  await checkSeal(platform, ring, { text: canonical(content), seal, domain: REPORT_FORMAT, place });
  if (platform.sha256Hex(canonical(content.model)) !== content.model_sha256)
    throw new Problem(TAMPERED, "altered-content", place, "model_sha256 is not the digest of the model");
  if (pdf !== null && (await digestOf(platform, pdf)) !== content.pdf.sha256)
    throw new Problem(TAMPERED, "altered-file", pdf.name, `it is not the PDF that ${name} signs`);
  return { organizationId: organization.id, days, modelSha256: content.model_sha256, pdf: pdf?.name ?? null };
}
async function digestOf(platform, source) {
  const digest = platform.startDigest();
  for await (const bytes of source.stream(0, source.size)) digest.update(bytes);
  return hex(digest.digest());
}
/** A PDF says nothing about itself. */
function refuseAlone(name) {
  throw new Problem(UNREADABLE, "a PDF needs the signed document (.json) that belongs to it", name);
}

// lib/verifier/node-platform.ts
/** Large enough that one chunk is inflated while the one before is looked at. */
const CHUNK_BYTES = 256 * 1024;
/** What Node.js brings along. */
async function nodePlatform() {
  const crypto = await import("node:crypto");
  const { createInflateRaw } = await import("node:zlib");
  const { pipeline, Readable } = await import("node:stream");
  return {
    sha256: (bytes) => crypto.hash("sha256", bytes, "buffer"),
    sha256Hex: (text) => crypto.hash("sha256", text, "hex"),
    startDigest() {
      const digest = crypto.createHash("sha256");
      return { update: (bytes) => void digest.update(bytes), digest: () => digest.digest() };
    },
    verifyEd25519(publicKey, message, signature) {
      const key = crypto.createPublicKey({ key: Buffer.from(publicKey), format: "der", type: "spki" });
      return Promise.resolve(crypto.verify(null, message, key, signature));
    },
    inflateRaw(stream) {
      const inflated = createInflateRaw({ chunkSize: CHUNK_BYTES });
      // What goes wrong on either side is thrown where the other end is read.
      pipeline(Readable.from(stream), inflated, () => undefined);
      return inflated;
    },
  };
}
/** Opens a file for reading wherever in it. */
async function nodeSource(path) {
  const { open } = await import("node:fs/promises");
  const file = await open(path, "r");
  const { size } = await file.stat();
  async function read(start, end) {
    const bytes = Buffer.alloc(Math.max(0, end - start));
    const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
    return bytes.subarray(0, bytesRead);
  }
  async function* stream(start, end) {
    for (let at = start; at < end; at += CHUNK_BYTES) {
      const bytes = await read(at, Math.min(end, at + CHUNK_BYTES));
      if (bytes.length === 0) return;
      yield bytes;
    }
  }
  return { name: path, size, read, stream, close: () => file.close() };
}

// lib/verifier/sha256-browser.ts
// SHA-256 (FIPS 180-4) for browsers, whose own answers only later: a tree asks for millions of hashes.
const ROUNDS = 64;
const BLOCK_BYTES = 64;
/** The first 32 bits of the fractional parts of the roots of primes, from which the constants are made. */
function constantsOf(count, root) {
  const constants = new Uint32Array(count);
  for (let [candidate, place] = [2, 0]; place < count; candidate += 1) {
    let isPrime = true;
    for (let factor = 2; factor * factor <= candidate; factor += 1)
      if (candidate % factor === 0) isPrime = false;
    if (!isPrime) continue;
    const exact = candidate ** (1 / root);
    constants[place] = (exact - Math.floor(exact)) * 2 ** 32;
    place += 1;
  }
  return constants;
}
const START = constantsOf(8, 2);
const ADDED = constantsOf(ROUNDS, 3);
/** A digest of what comes in pieces. */
class Sha256Digest {
  state = Uint32Array.from(START);
  words = new Uint32Array(ROUNDS);
  block = new Uint8Array(BLOCK_BYTES);
  filled = 0;
  total = 0;
  update(bytes) {
    this.total += bytes.length;
    for (let at = 0; at < bytes.length;) {
      const taken = Math.min(BLOCK_BYTES - this.filled, bytes.length - at);
      this.block.set(bytes.subarray(at, at + taken), this.filled);
      this.filled += taken;
      at += taken;
      if (this.filled === BLOCK_BYTES) this.compress();
    }
  }
  digest() {
    const bits = this.total * 8;
    this.block[this.filled] = 0x80;
    this.block.fill(0, this.filled + 1);
    if (this.filled >= BLOCK_BYTES - 8) {
      this.compress();
      this.block.fill(0);
    }
    const view = new DataView(this.block.buffer);
    view.setUint32(BLOCK_BYTES - 8, Math.floor(bits / 2 ** 32));
    view.setUint32(BLOCK_BYTES - 4, bits % 2 ** 32);
    this.compress();
    const result = new DataView(new ArrayBuffer(32));
    for (const [place, word] of this.state.entries()) result.setUint32(place * 4, word);
    return new Uint8Array(result.buffer);
  }
  compress() {
    const { block, state, words } = this;
    const at = (place) => words[place] ?? 0;
    for (let place = 0; place < 16; place += 1) {
      const from = place * 4;
      words[place] =
        ((block[from] ?? 0) << 24) |
        ((block[from + 1] ?? 0) << 16) |
        ((block[from + 2] ?? 0) << 8) |
        (block[from + 3] ?? 0);
    }
    for (let place = 16; place < ROUNDS; place += 1) {
      const [early, late] = [at(place - 15), at(place - 2)];
      const first = rotated(early, 7) ^ rotated(early, 18) ^ (early >>> 3);
      const second = rotated(late, 17) ^ rotated(late, 19) ^ (late >>> 10);
      words[place] = at(place - 16) + first + at(place - 7) + second;
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let place = 0; place < ROUNDS; place += 1) {
      const mixed = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
      const first = (h + mixed + ((e & f) ^ (~e & g)) + (ADDED[place] ?? 0) + at(place)) | 0;
      const second = ((rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }
    for (const [place, word] of [a, b, c, d, e, f, g, h].entries()) state[place] = (state[place] ?? 0) + word;
    this.filled = 0;
  }
}
function rotated(word, by) {
  return (word >>> by) | (word << (32 - by));
}

// lib/verifier/worker.ts
const browserPlatform = {
  sha256(bytes) {
    const digest = new Sha256Digest();
    digest.update(bytes);
    return digest.digest();
  },
  sha256Hex: (text) => hex(browserPlatform.sha256(utf8(text))),
  startDigest: () => new Sha256Digest(),
  async verifyEd25519(publicKey, message, signature) {
    // The copies have the exact type that the browser asks for.
    const key = await crypto.subtle
      .importKey("spki", Uint8Array.from(publicKey), "Ed25519", false, ["verify"])
      .catch(() => {
        throw new Problem(UNREADABLE, "this browser cannot check Ed25519 signatures", "browser");
      });
    return crypto.subtle.verify("Ed25519", key, Uint8Array.from(signature), Uint8Array.from(message));
  },
  async *inflateRaw(stream) {
    const iterator = stream[Symbol.asyncIterator]();
    const readable = new ReadableStream({
      async pull(controller) {
        const next = await iterator.next();
        if (next.done) controller.close();
        else controller.enqueue(Uint8Array.from(next.value));
      },
    });
    yield* chunksOf(readable.pipeThrough(new DecompressionStream("deflate-raw")));
  },
};
async function* chunksOf(stream) {
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}
function fileSource(file) {
  return {
    name: file.name,
    size: file.size,
    read: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
    stream: (start, end) => chunksOf(file.slice(start, end).stream()),
  };
}
/** Waits for files to verify; nothing of them leaves the page. */
function answerMessages() {
  const tell = (answer) => postMessage(answer);
  addEventListener("message", ({ data }) => {
    answer(data, tell).then(tell, (error) => {
      const { code, kind, place } =
        error instanceof Problem ? error : new Problem(UNREADABLE, String(error), data.file.name);
      tell({ kind: "problem", code, problem: kind, place, message: String(error.message) });
    });
  });
}
async function answer({ file, pdf, keys, anchors }, tell) {
  const ring = ringOf(browserPlatform, keys);
  if (file.name.endsWith(".pdf")) refuseAlone(file.name);
  if (!file.name.endsWith(".json")) {
    const report = await verifyBundle(browserPlatform, fileSource(file), {
      ring,
      anchors,
      tell: (path, done, files) => tell({ kind: "progress", path, done, files }),
    });
    return { kind: "bundle", report };
  }
  const document = JSON.parse(await file.text());
  if (isReport(document)) {
    const given = { name: file.name, pdf: pdf && fileSource(pdf) };
    return { kind: "report", report: await checkReport(browserPlatform, ring, document, given) };
  }
  const { date, organizationId } = await checkSnapshot(browserPlatform, ring, document, file.name);
  return { kind: "snapshot", date, organizationId };
}

// lib/verifier/command-line.ts
const USAGE =
  "Usage: node regulix-verify.mjs --keys keys.json [--checkpoint note.txt …] evidence.zip | snapshot.json [another …] | report.json [report.pdf]";
function askedFor(parameters) {
  const asked = { keys: null, checkpoints: [], files: [] };
  for (let place = 0; place < parameters.length; place += 1) {
    const parameter = parameters[place] ?? "";
    if (parameter === "--keys") asked.keys = parameters[(place += 1)] ?? null;
    else if (parameter === "--checkpoint") asked.checkpoints.push(parameters[(place += 1)] ?? "");
    else asked.files.push(parameter);
  }
  return asked;
}
/** Verifies what the command line names; answers the exit code. */
async function runCommandLine(parameters) {
  const say = (line) => void process.stdout.write(`${line}\n`);
  try {
    const asked = askedFor(parameters);
    if (asked.keys === null || asked.files.length === 0) throw new Problem(UNREADABLE, USAGE, "command line");
    const platform = await nodePlatform();
    const ring = ringOf(platform, await readJsonFile(asked.keys));
    const anchors = [];
    for (const name of asked.checkpoints) anchors.push({ name, note: await readTextFile(name) });
    const snapshots = [];
    const pdf = asked.files.find((path) => path.endsWith(".pdf")) ?? null;
    let isHeld = pdf === null;
    for (const path of asked.files) {
      if (path === pdf) continue;
      if (!path.endsWith(".json")) {
        await verifyArchive(platform, { ring, anchors, path, say });
        continue;
      }
      const document = await readJsonFile(path);
      if (!isReport(document)) snapshots.push(await verifySnapshot(platform, ring, { path, document }, say));
      else {
        await verifyReport(platform, ring, { path, document, pdf }, say);
        isHeld = true;
      }
    }
    if (pdf !== null && !isHeld) refuseAlone(pdf);
    checkSnapshotChains(snapshots);
    if (snapshots.length > 0)
      say(`Intact: ${snapshots.length} snapshot${snapshots.length === 1 ? "" : "s"}.`);
    return INTACT;
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    return error instanceof Problem ? error.code : UNREADABLE;
  }
}
async function verifySnapshot(platform, ring, { path, document }, say) {
  const checked = await checkSnapshot(platform, ring, document, path);
  say(`${checked.date}  number ${checked.sequence}  sha256 ${checked.hash}  signature valid`);
  return checked;
}
async function verifyReport(platform, ring, given, say) {
  const { path, document, pdf } = given;
  const source = pdf === null ? null : await openFile(pdf);
  try {
    const checked = await checkReport(platform, ring, document, { name: path, pdf: source });
    say(`Organisation ${checked.organizationId}, report of ${checked.days}`);
    say(`Evidence sha256 ${checked.modelSha256}`);
    say(pdf === null ? "No PDF was given to hold against it." : `${pdf} is the PDF that was signed.`);
    say("Intact.");
  } finally {
    await source?.close();
  }
}
function openFile(path) {
  return nodeSource(path).catch((error) => {
    throw new Problem(UNREADABLE, error.message, path);
  });
}
async function verifyArchive(platform, given) {
  const { path, say, ...trusted } = given;
  const source = await openFile(path);
  try {
    const report = await verifyBundle(platform, source, trusted);
    say(`Organisation ${report.organizationId}, ${report.days}`);
    say(
      `${report.files} files, ${report.snapshots} snapshots, ${report.entries} audit entries, ${report.decisions} decisions`,
    );
    if (report.assessed)
      say(
        `${report.assessed.checks} checks and ${report.assessed.requirements} requirements follow from what was found.`,
      );
    if (report.archives > 0)
      say(
        `${report.archives} statements about archives hold; lines that come from one end as it was signed.`,
      );
    for (const lost of report.expired) say(`Expired, and not in this bundle: ${lost}.`);
    say(`The tree was held against ${report.checkpoints} signed checkpoints.`);
    for (const name of report.notCompared) say(`${name} lies outside of this bundle and was not compared.`);
    say("Intact.");
  } finally {
    await source.close();
  }
}
async function readJsonFile(path) {
  const text = await readTextFile(path);
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(UNREADABLE, "it is no JSON", path);
  }
}
async function readTextFile(path) {
  const { readFile } = await import("node:fs/promises");
  return readFile(path, "utf8").catch((error) => {
    throw new Problem(UNREADABLE, error.message, path);
  });
}

// lib/verifier/main.ts
// One file for both: a program of Node.js, and the worker of the page that verifies in the browser.
if (typeof process === "object" && process.versions?.node !== undefined) {
  process.exitCode = await runCommandLine(process.argv.slice(2));
} else {
  answerMessages();
}
