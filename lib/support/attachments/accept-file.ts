import { formatBytes } from "@/lib/core/format/bytes";
import { LONGEST_FILE_NAME, MAX_FILE_BYTES } from "./limits";
import { MEDIA_TYPES, sniffMediaType, type MediaType } from "./media-types";

export type FileVerdict =
  { kind: "accepted"; name: string; mediaType: MediaType } | { kind: "refused"; reason: string };

/**
 * Whether a file is kept, and under which name: the type is that of its bytes, and the ending of the name must
 * fit it, so that a picture that is a page as well never opens as a page.
 */
export function acceptFile(givenName: string, bytes: Uint8Array): FileVerdict {
  if (bytes.byteLength > MAX_FILE_BYTES)
    return { kind: "refused", reason: `It is larger than ${formatBytes(MAX_FILE_BYTES)}.` };
  const sniffed = sniffMediaType(bytes);
  if (sniffed.kind === "refused") return sniffed;
  return { kind: "accepted", mediaType: sniffed.mediaType, name: safeName(givenName, sniffed.mediaType) };
}

// Path separators, controls, and the marks that turn the direction of writing: `gpj.exe` is to be read as it is.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu;

function safeName(given: string, mediaType: MediaType): string {
  const bare = (given.split(/[/\\]/).at(-1) ?? "").replace(UNSAFE, "").replace(/^\.+/, "").trim();
  const name = bare === "" ? "file" : bare;
  const endings: readonly string[] = MEDIA_TYPES[mediaType];
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  const isFitting = ending !== undefined && endings.includes(ending);
  const kept = isFitting ? `.${ending}` : `.${MEDIA_TYPES[mediaType][0]}`;
  const stem = isFitting ? name.slice(0, -kept.length) : name;
  return `${Array.from(stem)
    .slice(0, LONGEST_FILE_NAME - kept.length)
    .join("")}${kept}`;
}
