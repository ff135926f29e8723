import type { Day } from "./days";
import type { FigureKey } from "./figures";

/** unsigned: no key was configured then; broken: the content is not what was signed. */
export type SignatureState = "valid" | "unsigned" | "revoked_key" | "broken";

export type SnapshotSummary = {
  day: Day;
  sequence: number;
  generatedAt: Date;
  late: boolean;
  figuresKnown: number;
  figuresTotal: number;
  isSigned: boolean;
};

/** What computing a snapshot's figures again gave. */
export type Recomputation = {
  identical: boolean;
  /** Figures that now come out differently. */
  differing: FigureKey[];
  /** Figures that were observed at that moment, or whose rows are gone: they cannot be computed again. */
  skipped: FigureKey[];
};
