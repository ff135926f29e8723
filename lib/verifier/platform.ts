import type { Sha256 } from "@/lib/transparency/merkle";

/** What the verifier needs of the place it runs in: Node.js with its built-ins, or a browser with its own. */
export type Platform = {
  sha256: Sha256;
  /** The same of a text in UTF-8, hex: what a million entries are asked for twice. */
  sha256Hex: (text: string) => string;
  /** A digest of what comes in pieces. */
  startDigest: () => { update: (bytes: Uint8Array) => void; digest: () => Uint8Array };
  /** @param publicKey SubjectPublicKeyInfo, DER */
  verifyEd25519: (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => Promise<boolean>;
  inflateRaw: (stream: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;
};

/** A file, wherever it lies. */
export type Source = {
  name: string;
  size: number;
  read: (start: number, end: number) => Promise<Uint8Array>;
  stream: (start: number, end: number) => AsyncIterable<Uint8Array>;
};
