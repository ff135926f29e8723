import type { OrganizationContext } from "@/lib/core/context";
import type { Day } from "@/lib/evidence/days";

export type ExportState = "queued" | "running" | "ready" | "failed" | "expired";

export type ExportSummary = {
  id: string;
  fromDay: Day;
  toDay: Day;
  state: ExportState;
  requestedBy: string;
  requestedAt: Date;
  finishedAt: Date | null;
  /** How many audit entries it holds; null until that is known. */
  entries: number | null;
  writtenFiles: number;
  plannedFiles: number | null;
  sizeBytes: number | null;
};

/** One file to be written; of a chain, the numbers that it holds. */
export type PlannedFile = {
  path: string;
  first?: number;
  last?: number;
  /** The last entry of the period that has expired. */
  expiredThrough?: number;
};

/** An export under way, with the context that its work is done in. */
export type RunningExport = {
  context: OrganizationContext;
  id: string;
  organizationName: string;
  fromDay: Day;
  toDay: Day;
  requestedAt: Date;
  checkpointId: string;
};
