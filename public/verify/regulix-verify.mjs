#!/usr/bin/env node
// Verifies evidence of Regulix offline, with nothing but Node.js 18 or newer and this file.
//
//   node regulix-verify.mjs --keys keys.json snapshot.json [another.json …]
//
// Get keys.json from a source that you trust, such as the address /api/evidence/keys on a day when you had reason to
// trust it, and keep it. The format of what is checked is described in docs/evidence-format.md.
//
// Ends with 0: intact · 2: tampered, with the place and the kind · 3: incomplete · 4: signed with an unknown key,
// or not signed · 1: could not be read.
import { createHash, createPublicKey, verify } from "node:crypto";
import { readFile } from "node:fs/promises";

const INTACT = 0;
const UNREADABLE = 1;
const TAMPERED = 2;
const INCOMPLETE = 3;
const UNKNOWN_KEY = 4;

const FORMAT = "regulix/evidence/v1";
const NO_PREDECESSOR = "0".repeat(64);

/** RFC 8785. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${members.join(",")}}`;
}

const sha256 = (data) => createHash("sha256").update(data).digest();

/** An error with the exit code it leads to. */
function problem(code, text) {
  return Object.assign(new Error(text), { code });
}

async function readJson(path) {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    throw problem(UNREADABLE, `${path} cannot be read: ${error.message}`);
  }
}

/** The keys by their ids, which are computed, not believed. */
function ringOf(listed) {
  const ring = new Map();
  for (const key of listed.keys ?? []) {
    const der = Buffer.from(key.public_key, "base64");
    const id = sha256(der).subarray(0, 16).toString("hex");
    ring.set(id, { ...key, key: createPublicKey({ key: der, format: "der", type: "spki" }) });
  }
  return ring;
}

/** Checks one document and answers its hash; throws a problem. */
function checkDocument(document, path, ring) {
  const { hash_signature: given, ...content } = document;
  const [, hash, keyId, signature] =
    /^sha256:([0-9a-f]{64});(?:unsigned|ed25519:([0-9a-f]{32}):([\w+/=]+))$/.exec(given ?? "") ?? [];
  if (hash === undefined || content.chain?.format !== FORMAT)
    throw problem(UNREADABLE, `${path} is no snapshot of the format ${FORMAT}.`);
  const where = `${path}: snapshot of ${content.snapshot_date}`;

  for (const [principle, figures] of Object.entries(content.trust_principles))
    for (const [name, value] of Object.entries(figures))
      if (value !== content.evidence[name]?.value)
        throw problem(TAMPERED, `${where}: altered-figure at trust_principles.${principle}.${name}`);
  for (const [name, figure] of Object.entries(content.evidence))
    if (sha256(figure.source_query).toString("hex") !== figure.source_query_sha256)
      throw problem(TAMPERED, `${where}: altered-query at evidence.${name}.source_query`);

  const text = canonical(content);
  if (sha256(text).toString("hex") !== hash) throw problem(TAMPERED, `${where}: altered-content`);
  if (keyId === undefined) throw problem(UNKNOWN_KEY, `${where}: not signed`);
  const key = ring.get(keyId);
  if (key === undefined) throw problem(UNKNOWN_KEY, `${where}: signed with the unknown key ${keyId}`);
  const signed = Buffer.from(`${FORMAT}\n${text}`, "utf8");
  if (!verify(null, signed, key.key, Buffer.from(signature, "base64")))
    throw problem(TAMPERED, `${where}: wrong-signature`);
  if (key.revoked_at) throw problem(UNKNOWN_KEY, `${where}: the key ${keyId} was revoked at ${key.revoked_at}`);
  return hash;
}

/** Checks that the documents of one organisation follow each other without a gap. */
function checkChain(checked) {
  const sorted = [...checked].sort((one, other) => one.chain.sequence - other.chain.sequence);
  for (const [index, { chain, date }] of sorted.entries()) {
    const before = sorted[index - 1];
    if (chain.sequence === 1 && chain.previous_hash !== NO_PREDECESSOR)
      throw problem(TAMPERED, `snapshot of ${date}: wrong-link, the first has a predecessor`);
    if (before === undefined) continue;
    if (chain.sequence === before.chain.sequence)
      throw problem(TAMPERED, `snapshot of ${date}: duplicate-entry, number ${chain.sequence} is there twice`);
    if (chain.sequence !== before.chain.sequence + 1)
      throw problem(
        INCOMPLETE,
        `missing-entry: numbers ${before.chain.sequence + 1} to ${chain.sequence - 1} are missing`,
      );
    if (chain.previous_hash !== before.hash)
      throw problem(TAMPERED, `snapshot of ${date}: wrong-link, it does not follow the one of ${before.date}`);
  }
}

async function main(parameters) {
  const at = parameters.indexOf("--keys");
  const [keysPath] = at < 0 ? [] : parameters.splice(at, 2).slice(1);
  if (keysPath === undefined || parameters.length === 0)
    throw problem(UNREADABLE, "Usage: node regulix-verify.mjs --keys keys.json snapshot.json [another.json …]");
  const ring = ringOf(await readJson(keysPath));
  const checked = new Map();
  for (const path of parameters) {
    const document = await readJson(path);
    const hash = checkDocument(document, path, ring);
    const { chain, snapshot_date: date, organization_id: organization } = document;
    checked.set(organization, [...(checked.get(organization) ?? []), { chain, date, hash }]);
    console.log(`${date}  number ${chain.sequence}  sha256 ${hash}  signature valid`);
  }
  for (const documents of checked.values()) checkChain(documents);
  console.log(`Intact: ${parameters.length} snapshot${parameters.length === 1 ? "" : "s"}.`);
  return INTACT;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    console.error(error.message);
    process.exit(error.code in [0, 1, 2, 3, 4] ? error.code : UNREADABLE);
  },
);
