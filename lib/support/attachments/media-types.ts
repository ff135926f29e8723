/** The one list of what may be attached: its media type, and the endings that a name of it may have. */
export const MEDIA_TYPES = {
  "image/png": ["png"],
  "image/jpeg": ["jpg", "jpeg"],
  "image/gif": ["gif"],
  "image/webp": ["webp"],
  "application/pdf": ["pdf"],
  "video/mp4": ["mp4", "mov"],
  "video/webm": ["webm"],
  "text/plain": [
    "txt",
    "log",
    "csv",
    "tsv",
    "json",
    "har",
    "md",
    "yaml",
    "yml",
    "toml",
    "ini",
    "conf",
    "sql",
  ],
} as const satisfies Record<string, readonly [string, ...string[]]>;

export type MediaType = keyof typeof MEDIA_TYPES;

export type Sniffed = { kind: "known"; mediaType: MediaType } | { kind: "refused"; reason: string };

const ARCHIVES = [
  [0x50, 0x4b], // ZIP, and with it Office documents, JAR and APK
  [0x1f, 0x8b], // gzip
  [0x42, 0x5a, 0x68], // bzip2
  [0x37, 0x7a, 0xbc, 0xaf], // 7-Zip
  [0x52, 0x61, 0x72, 0x21], // RAR
  [0xfd, 0x37, 0x7a, 0x58, 0x5a], // XZ
  [0x28, 0xb5, 0x2f, 0xfd], // Zstandard
];
const PROGRAMS = [
  [0x4d, 0x5a], // Windows
  [0x7f, 0x45, 0x4c, 0x46], // ELF
  [0xca, 0xfe, 0xba, 0xbe], // Java and Mach-O
  [0xcf, 0xfa, 0xed, 0xfe], // Mach-O
  [0x23, 0x21], // a script's #!
];

/** How far into a text its beginning is looked for: blank lines and comments may stand before it. */
const LOOKED_AT_BYTES = 4_096;
const MARKUP =
  /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype|\?xml|html|head|body|svg|script|iframe|style|meta)\b/i;
const OTHER_CONTROLS = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;

/** What a file is by its bytes; what its sender says of it counts for nothing. */
export function sniffMediaType(bytes: Uint8Array): Sniffed {
  if (bytes.byteLength === 0) return { kind: "refused", reason: "The file is empty." };
  const binary = binaryType(bytes);
  if (binary) return { kind: "known", mediaType: binary };
  if (ARCHIVES.some((magic) => startsWith(bytes, magic)))
    return {
      kind: "refused",
      reason: "Archives and Office documents are not accepted. Attach the files themselves, or a PDF.",
    };
  if (PROGRAMS.some((magic) => startsWith(bytes, magic)))
    return { kind: "refused", reason: "Programs and scripts are not accepted." };
  return textType(bytes);
}

function binaryType(bytes: Uint8Array): MediaType | null {
  const at = (offset: number, text: string) =>
    startsWith(
      bytes.subarray(offset),
      [...text].map((letter) => letter.charCodeAt(0)),
    );
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "image/png";
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return "image/jpeg";
  if (at(0, "GIF87a") || at(0, "GIF89a")) return "image/gif";
  if (at(0, "RIFF") && at(8, "WEBP")) return "image/webp";
  if (at(0, "%PDF-")) return "application/pdf";
  if (at(4, "ftyp")) return "video/mp4";
  if (startsWith(bytes, [0x1a, 0x45, 0xdf, 0xa3])) return "video/webm";
  return null;
}

function textType(bytes: Uint8Array): Sniffed {
  const notText = "This kind of file is not accepted.";
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (OTHER_CONTROLS.test(text)) return { kind: "refused", reason: notText };
    if (MARKUP.test(text.slice(0, LOOKED_AT_BYTES)))
      return {
        kind: "refused",
        reason: "HTML, SVG and XML are not accepted. Attach a screenshot or plain text.",
      };
    return { kind: "known", mediaType: "text/plain" };
  } catch {
    return { kind: "refused", reason: notText };
  }
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return bytes.byteLength >= magic.length && magic.every((byte, index) => bytes[index] === byte);
}
