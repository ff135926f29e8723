import type { Day } from "@/lib/evidence/days";

export const REPORT_STATES = ["queued", "running", "ready", "failed"] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** What making a report consists of, in its order. */
export const REPORT_STEPS = ["Reading the evidence", "Drawing the document", "Signing"] as const;

export type ReportSummary = {
  id: string;
  fromDay: Day;
  toDay: Day;
  state: ReportState;
  /** How many of the steps are done. */
  stepsDone: number;
  isScheduled: boolean;
  requestedBy: string;
  requestedAt: Date;
  finishedAt: Date | null;
  figures: { known: number; total: number } | null;
  /** SHA-256, hex; null before it is ready. */
  modelSha256: string | null;
  pdfSha256: string | null;
  pdfBytes: number | null;
  isSigned: boolean;
};
