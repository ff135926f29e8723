/** The logs that are chained by organisation and archived. */
export const ARCHIVE_SOURCES = ["audit_logs", "security_events", "alert_decisions"] as const;

export type ArchiveSource = (typeof ARCHIVE_SOURCES)[number];

export const SOURCE_LABELS: Record<ArchiveSource, string> = {
  audit_logs: "Audit log",
  security_events: "Security events",
  alert_decisions: "Decisions about alerts",
};

/** How an archive can be wrong, as reading it back names it. */
export type ArchiveProblem =
  | "missing-file"
  | "altered-file"
  | "altered-manifest"
  | "unknown-key"
  | "altered-content"
  | "wrong-link"
  | "missing-entry"
  | "wrong-end";

export const ARCHIVE_PROBLEM_LABELS: Record<ArchiveProblem, string> = {
  "missing-file": "The file is not in storage.",
  "altered-file": "The file is not the one that was written.",
  "altered-manifest": "What is said about the file is not what was signed.",
  "unknown-key": "The statement about the file was signed with an unknown or revoked key.",
  "altered-content": "An entry does not say what it said when it was written.",
  "wrong-link": "An entry does not follow from the one before it.",
  "missing-entry": "An entry is missing or stands in another place.",
  "wrong-end": "The last entry is not the one that the archive ends with.",
};

/** What the signed statement about an archive says, beside its signature. */
export type ArchiveManifest = {
  format: "regulix/archive/v1";
  organization_id: string;
  archive_id: string;
  source: ArchiveSource;
  recorded_until: string;
  first_sequence: number;
  last_sequence: number;
  entries: number;
  /** The hash that the first entry follows, and the hash of the last: where the chain goes on. */
  previous_hash: string;
  last_hash: string;
  /** Of the lines, and of the file that they are compressed into. */
  lines_sha256: string;
  lines_bytes: number;
  file_sha256: string;
  file_bytes: number;
  created_at: string;
};

/** One line of an archive, of whichever log. */
export type ArchivedLine = {
  /** The canonical JSON text that was hashed, or its value. */
  content: unknown;
  content_hash: string;
  hash: string;
  previous_hash: string;
  sequence: number;
  /** Columns beside the chain, where the log has some. */
  row?: Record<string, unknown>;
};

export type LegalHoldView = {
  id: string;
  reason: string;
  placedAt: Date;
  /** Null when they are no member any more. */
  placedByName: string | null;
  liftedAt: Date | null;
  liftedByName: string | null;
  liftReason: string | null;
};

export type ArchiveSummary = {
  id: string;
  source: ArchiveSource;
  recordedUntil: Date;
  firstSequence: number;
  lastSequence: number;
  sizeBytes: number;
  checkedAt: Date | null;
  problem: string | null;
  /** Its rows are no longer in the database. */
  isOnlyCopy: boolean;
  expiredAt: Date | null;
  expiresAt: Date;
  restoration: { id: string; isReady: boolean; problem: string | null; expiresAt: Date } | null;
};

export type RetentionOverview = {
  obligations: string[];
  ownMonths: number | null;
  months: number;
  holds: LegalHoldView[];
  archives: ArchiveSummary[];
};

export type RestoredLines = {
  source: ArchiveSource;
  total: number;
  expiresAt: Date;
  /** What each entry says, as JSON. */
  lines: { sequence: number; text: string }[];
  next: number | null;
};
