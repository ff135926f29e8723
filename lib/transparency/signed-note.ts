// Checkpoints as C2SP signed notes (c2sp.org/signed-note, c2sp.org/tlog-checkpoint), without anything of Node: the
// verifier in the browser reads them with the same lines.
import type { Sha256 } from "./merkle";

/** What a note says of a tree. */
export type CheckpointBody = {
  /** Names the log: the installation's host and the organisation. */
  origin: string;
  size: number;
  root: Uint8Array;
  /** ISO 8601, in an extension line: an unchanged tree is signed anew each day. */
  takenAt: string;
};

export type NoteSignature = { name: string; keyHash: Uint8Array; signature: Uint8Array };

const ED25519 = 1;
const KEY_HASH_BYTES = 4;
/** A public key in DER (SubjectPublicKeyInfo) ends in its 32 bytes. */
const KEY_BYTES = 32;
const TIME_PREFIX = "taken ";

/** The text that is signed. */
export function bodyText({ origin, size, root, takenAt }: CheckpointBody): string {
  return `${origin}\n${size}\n${toBase64(root)}\n${TIME_PREFIX}${takenAt}\n`;
}

/** The note with its signature; without one it says no less, and proves nothing. */
export function noteText(body: string, signature: NoteSignature | null): string {
  if (signature === null) return `${body}\n`;
  const { name, keyHash, signature: bytes } = signature;
  return `${body}\n— ${name} ${toBase64(Uint8Array.from([...keyHash, ...bytes]))}\n`;
}

/** The first four bytes of a hash over name, algorithm and key: says which key to try. */
export function keyHashOf(sha256: Sha256, name: string, publicKey: Uint8Array): Uint8Array {
  const prefix = new TextEncoder().encode(`${name}\n`);
  const key = publicKey.slice(-KEY_BYTES);
  return sha256(Uint8Array.from([...prefix, ED25519, ...key])).slice(0, KEY_HASH_BYTES);
}

/** Reads a note; null where it is none of ours. */
export function parseNote(
  note: string,
): (CheckpointBody & { text: string; signatures: NoteSignature[] }) | null {
  const end = note.indexOf("\n\n");
  if (end < 0) return null;
  const text = note.slice(0, end + 1);
  const [origin = "", size = "", root = "", time = "", ...rest] = text.split("\n");
  if (!/^(0|[1-9]\d{0,15})$/.test(size) || !/^[\w+/]{43}=$/.test(root)) return null;
  if (origin === "" || !time.startsWith(TIME_PREFIX) || rest.join("") !== "") return null;
  const signatures: NoteSignature[] = [];
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

export function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
