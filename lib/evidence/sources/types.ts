import type { ArchiveSource } from "@/lib/retention/types";
import type { EvidenceFigure, FigureKey } from "../figures";

/** What was measured for one organisation and figure. */
export type Measurement = Pick<
  EvidenceFigure,
  "value" | "reason" | "numerator" | "denominator" | "sample" | "rows_sha256"
>;

/** The instants between which is measured; the end is not part of it. */
export type Window = { from: Date; until: Date };

/** By organisation. */
export type Measurements = ReadonlyMap<string, Measurement>;

/** Where a figure comes from. A change of what it computes raises `version`. */
export type EvidenceSource = {
  key: FigureKey;
  unit: EvidenceFigure["unit"];
  version: number;
  /** The statement or the probe, as it is carried out. */
  query: string;
  /** How many days up to the day's end are looked at. */
  windowDays: number;
  /** After so many days its rows are gone; null where they are kept for good. */
  keptDays: number | null;
  /** The archived log that it reads: a window that begins in an archive has no rows here any more. */
  log?: ArchiveSource;
  /** False for a probe of the moment, which nobody can repeat for a day that is over. */
  isRecomputable: boolean;
  /** The rows that it is computed from, one canonical JSON line each; absent for what is observed. */
  rows?: (organizationId: string, window: Window) => Promise<string>;
  /** Measures many organisations at once; one that is missing in the answer has no data. */
  measure: (organizationIds: readonly string[], window: Window) => Promise<Measurements>;
};
