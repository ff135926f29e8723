import { keyHashOf, parseNote } from "@/lib/transparency/signed-note";
import { equalBytes } from "@/lib/transparency/merkle";
import { utf8 } from "./canonical";
import { refuseRevoked, type KeyRing } from "./keys";
import type { Platform } from "./platform";
import { Problem, TAMPERED, UNKNOWN_KEY, UNREADABLE } from "./problem";

/** A checkpoint whose signature holds. */
export type CheckedNote = { size: number; root: Uint8Array; takenAt: string; place: string };

/** Checks a signed note of an organisation's audit log. */
export async function checkNote(
  platform: Platform,
  ring: KeyRing,
  { note, organizationId, place }: { note: string; organizationId: string; place: string },
): Promise<CheckedNote> {
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
