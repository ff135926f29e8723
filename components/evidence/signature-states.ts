import type { Status } from "@/components/feedback/status";
import type { SignatureState } from "@/lib/evidence/types";

/** What is said of a signature that was checked just now. */
export const SIGNATURE_STATES: Record<SignatureState, { status: Status; word: string }> = {
  valid: { status: "pass", word: "Valid" },
  unsigned: { status: "stale", word: "Unsigned: no key was configured" },
  revoked_key: { status: "fail", word: "Its key was revoked" },
  broken: { status: "fail", word: "Not what was signed" },
};
