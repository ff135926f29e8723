import { commitment, contentHash, linkHash } from "./chain";
import { chainedContent, type AuditContent, type PersonalValue } from "./entry";
import type { ChainProblem } from "./problems";

/** How far a chain has been followed. Starts at sequence 0 with the genesis hash. */
export type ChainPosition = { sequence: number; hash: string };

/** An entry as the database holds it; hashes are lower-case hex. */
export type StoredEntry = {
  content: AuditContent;
  sequence: number;
  contentHash: string;
  previousHash: string;
  hash: string;
  personal: Pick<PersonalValue, "field" | "salt" | "value">[];
};

export type EntryCheck =
  { ok: true; position: ChainPosition } | { ok: false; problem: ChainProblem; sequence: number };

/** Recomputes one entry from its columns and sees whether it is the next link of the chain. */
export function checkEntry(position: ChainPosition, entry: StoredEntry): EntryCheck {
  const problem = findProblem(position, entry);
  if (problem === null) return { ok: true, position: { sequence: entry.sequence, hash: entry.hash } };
  const sequence = problem === "missing-entry" ? position.sequence + 1 : entry.sequence;
  return { ok: false, problem, sequence };
}

function findProblem(position: ChainPosition, entry: StoredEntry): ChainProblem | null {
  if (entry.sequence <= position.sequence) return "duplicate-entry";
  if (entry.sequence > position.sequence + 1) return "missing-entry";
  if (contentHash(chainedContent(entry.content)) !== entry.contentHash) return "altered-content";
  const recomputed = linkHash({
    organizationId: entry.content.organizationId,
    sequence: entry.sequence,
    previousHash: position.hash,
    contentHash: entry.contentHash,
  });
  if (entry.previousHash !== position.hash || entry.hash !== recomputed) return "wrong-link";
  return findPersonalProblem(entry);
}

function findPersonalProblem({ content, personal }: StoredEntry): ChainProblem | null {
  const isTrue = ({ field, salt, value }: StoredEntry["personal"][number]) =>
    content.commitments[field] === commitment(salt, value);
  if (!personal.every(isTrue)) return "altered-personal-value";
  // An erasure takes a person as a whole: name, address and browser go together.
  const aboutActor = (field: string) => field.startsWith("actor.") || field.startsWith("origin.");
  const kept = personal.filter(({ field }) => aboutActor(field)).length;
  const committed = Object.keys(content.commitments).filter(aboutActor).length;
  return kept > 0 && kept < committed ? "partially-erased" : null;
}
