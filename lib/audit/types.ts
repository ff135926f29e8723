import type { Actor } from "@/lib/core/context";
import type { ChainProblem } from "./problems";

/** One field that an entry's action changed, in words fit to show; null where there was nothing. */
export type AuditChange = {
  field: string;
  before: string | null;
  after: string | null;
  /** The field was about a person, and its value has been erased since. */
  erased: boolean;
};

export type AuditEntryView = {
  id: string;
  sequence: number;
  recordedAt: Date;
  actor: {
    kind: Actor["kind"];
    id: string | null;
    name: string;
    email: string | null;
    reason: string | null;
  };
  action: string;
  resource: { kind: string; id: string; name: string | null };
  changes: AuditChange[];
  ipAddress: string | null;
  userAgent: string | null;
  requestId: string;
  hash: string;
};

export type AuditPage = {
  entries: AuditEntryView[];
  /** Entries that match; counting stops at 10,000 where a filter is set. */
  total: number;
  /** Sequence numbers to continue from; null where there is nothing in that direction. */
  newerThan: number | null;
  olderThan: number | null;
};

/** What one may filter by: what has happened in this organisation. */
export type AuditFacets = {
  actions: string[];
  resourceKinds: string[];
  actors: { id: string; name: string }[];
};

export type ChainStatus = {
  state: "never" | "running" | "intact" | "broken";
  /** Entries found whole so far. */
  verifiedEntries: number;
  totalEntries: number;
  finishedAt: Date | null;
  problem: ChainProblem | null;
  brokenSequence: number | null;
};
