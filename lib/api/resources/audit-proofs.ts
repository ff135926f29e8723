import { z } from "zod";
import type { CheckpointSummary, ConsistencyProof, InclusionProof } from "@/lib/transparency/types";
import { defineEndpoint } from "../endpoint";
import { ApiTime, listQuery, namedSchemas, pageOf, Sequence } from "../schemas";

const Hash = z.string().describe("SHA-256, hex.");
const Path = z.array(Hash).describe("In the order of RFC 9162: the lowest node of the tree first.");
const Size = z.coerce.number().int().positive();

const Checkpoint = z
  .strictObject({
    id: z.uuid(),
    day: z.iso.date().nullable().describe("The UTC day that it closes; null for one taken for an export."),
    tree_size: z.int().describe("How many entries of the audit log it covers, from the first one on."),
    root_hash: Hash,
    taken_at: ApiTime,
    signed: z.boolean().describe("False where no key was configured then."),
    note: z.string().describe("The C2SP signed note, as it was mailed and stored."),
  })
  .register(namedSchemas, { id: "AuditCheckpoint" });

const CheckpointPage = pageOf(Checkpoint).register(namedSchemas, { id: "AuditCheckpointPage" });

const Inclusion = z
  .strictObject({
    sequence: z.int(),
    tree_size: z.int(),
    entry_hash: Hash.describe("The entry's hash in the chain, hex: what the leaf is made from."),
    leaf_hash: Hash.describe("SHA-256 over a zero byte and the entry's hash, hex."),
    root_hash: Hash,
    path: Path,
    checkpoint: z.string().nullable().describe("The note that signs this tree, where one was taken."),
  })
  .register(namedSchemas, { id: "AuditInclusionProof" });

const Consistency = z
  .strictObject({
    first_size: z.int(),
    first_root_hash: Hash,
    second_size: z.int(),
    second_root_hash: Hash,
    path: Path,
  })
  .register(namedSchemas, { id: "AuditConsistencyProof" });

const EXAMPLE_HASH = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
const EXAMPLE_NOTE = `app.example.com/audit/0199c0de-7000-7000-8000-000000000001
318
bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=
taken 2026-11-21T00:10:02.118Z

— app.example.com/audit/0199c0de-7000-7000-8000-000000000001 kP1d9w==
`;

const CHECKPOINT_EXAMPLE = {
  id: "0199c0de-7000-7000-8000-0000000000c1",
  day: "2026-11-20",
  tree_size: 318,
  root_hash: EXAMPLE_HASH,
  taken_at: "2026-11-21T00:10:02.118Z",
  signed: true,
  note: EXAMPLE_NOTE,
} satisfies z.input<typeof Checkpoint>;

export const listAuditCheckpoints = defineEndpoint({
  operation: "listAuditCheckpoints",
  method: "GET",
  path: "/api/v1/audit/checkpoints",
  tag: "Audit entries",
  summary: "List checkpoints of the audit log",
  description: "What the tree over the audit log was, each signed; newest first. There is one a day.",
  scope: "evidence:read",
  requestsPerMinute: 300,
  query: listQuery({}),
  place: z.tuple([z.uuid()]),
  answers: {
    200: {
      description: "A page of checkpoints.",
      schema: CheckpointPage,
      example: { data: [CHECKPOINT_EXAMPLE], next_cursor: null },
    },
  },
});

export const readAuditCheckpoint = defineEndpoint({
  operation: "getNewestAuditCheckpoint",
  method: "GET",
  path: "/api/v1/audit/checkpoint",
  tag: "Audit entries",
  summary: "Read the newest checkpoint",
  description: "Keep it where we cannot reach it: later ones must be proven to begin with it.",
  scope: "evidence:read",
  requestsPerMinute: 300,
  answers: { 200: { description: "The checkpoint.", schema: Checkpoint, example: CHECKPOINT_EXAMPLE } },
});

export const proveAuditInclusion = defineEndpoint({
  operation: "proveAuditInclusion",
  method: "GET",
  path: "/api/v1/audit/proofs/inclusion/{sequence}",
  tag: "Audit entries",
  summary: "Prove that an entry is in the log",
  description:
    "An inclusion proof of RFC 9162, section 2.1.3. Its leaf index is the entry's number less one.",
  scope: "audit-log:read",
  requestsPerMinute: 300,
  params: z.object({ sequence: Sequence }),
  query: z.strictObject({
    tree_size: Size.optional().describe("In the tree of so many entries; the newest checkpoint's if absent."),
  }),
  answers: {
    200: {
      description: "The proof.",
      schema: Inclusion,
      example: {
        sequence: 317,
        tree_size: 318,
        entry_hash: EXAMPLE_HASH,
        leaf_hash: EXAMPLE_HASH,
        root_hash: EXAMPLE_HASH,
        path: [EXAMPLE_HASH],
        checkpoint: EXAMPLE_NOTE,
      },
    },
  },
});

export const proveAuditConsistency = defineEndpoint({
  operation: "proveAuditConsistency",
  method: "GET",
  path: "/api/v1/audit/proofs/consistency/{from}",
  tag: "Audit entries",
  summary: "Prove that the log was only added to",
  description:
    "A consistency proof of RFC 9162, section 2.1.4, from the tree of `from` entries to a later one: ask for it with the checkpoint that you kept.",
  scope: "evidence:read",
  requestsPerMinute: 300,
  params: z.object({ from: Size.describe("How many entries the earlier tree has.") }),
  query: z.strictObject({
    to: Size.optional().describe("How many entries the later tree has; the newest checkpoint's if absent."),
  }),
  answers: {
    200: {
      description: "The proof.",
      schema: Consistency,
      example: {
        first_size: 300,
        first_root_hash: EXAMPLE_HASH,
        second_size: 318,
        second_root_hash: EXAMPLE_HASH,
        path: [EXAMPLE_HASH],
      },
    },
  },
});

/** A checkpoint as the API shows it. */
export function presentCheckpoint(checkpoint: CheckpointSummary): z.input<typeof Checkpoint> {
  return {
    id: checkpoint.id,
    day: checkpoint.day,
    tree_size: checkpoint.treeSize,
    root_hash: checkpoint.rootHash,
    taken_at: checkpoint.takenAt.toISOString(),
    signed: checkpoint.isSigned,
    note: checkpoint.note,
  };
}

export function presentInclusion(proof: InclusionProof): z.input<typeof Inclusion> {
  return {
    sequence: proof.sequence,
    tree_size: proof.treeSize,
    entry_hash: proof.entryHash,
    leaf_hash: proof.leafHash,
    root_hash: proof.rootHash,
    path: proof.path,
    checkpoint: proof.checkpoint,
  };
}

export function presentConsistency(proof: ConsistencyProof): z.input<typeof Consistency> {
  return {
    first_size: proof.firstSize,
    first_root_hash: proof.firstRootHash,
    second_size: proof.secondSize,
    second_root_hash: proof.secondRootHash,
    path: proof.path,
  };
}
