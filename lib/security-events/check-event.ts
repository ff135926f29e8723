import { linkHash } from "@/lib/audit/chain";
import type { ChainPosition, EntryCheck } from "@/lib/audit/check-entry";
import type { ChainProblem } from "@/lib/audit/problems";
import { personalCommitment, securityEventContentHash } from "./content";
import { normalizeAddress } from "./source-address";
import type { SecurityEvent } from "./types";

/** Recomputes one event from its columns and sees whether it is the next link after the position. */
export function checkSecurityEvent(
  organizationId: string,
  position: ChainPosition,
  event: SecurityEvent,
): EntryCheck {
  const problem = findProblem(organizationId, position, event);
  if (problem === null) return { ok: true, position: { sequence: event.sequence, hash: event.hash } };
  return {
    ok: false,
    problem,
    sequence: problem === "missing-entry" ? position.sequence + 1 : event.sequence,
  };
}

function findProblem(
  organizationId: string,
  position: ChainPosition,
  event: SecurityEvent,
): ChainProblem | null {
  const { sequence, previousHash, hash } = event;
  if (sequence <= position.sequence) return "duplicate-entry";
  if (sequence > position.sequence + 1) return "missing-entry";
  const contentHash = securityEventContentHash(event, event);
  if (contentHash !== event.contentHash) return "altered-content";
  const recomputed = linkHash({ organizationId, sequence, previousHash: position.hash, contentHash });
  if (previousHash !== position.hash || hash !== recomputed) return "wrong-link";
  return findPersonalProblem(event);
}

function findPersonalProblem(event: SecurityEvent): ChainProblem | null {
  const { actor, userAgent, personalSalt } = event;
  const sourceAddress = normalizeAddress(event.sourceAddress);
  if (personalSalt === null) {
    const isKept = [actor?.id, actor?.name, sourceAddress, userAgent].some(Boolean);
    return isKept ? "partially-erased" : null;
  }
  const commitment = personalCommitment(Buffer.from(personalSalt, "hex"), {
    actor,
    sourceAddress,
    userAgent,
  });
  return commitment === event.personalCommitment ? null : "altered-personal-value";
}
