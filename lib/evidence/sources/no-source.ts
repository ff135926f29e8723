import { createHash } from "node:crypto";
import type { EvidenceFigure, FigureKey, ReasonCode } from "../figures";
import type { EvidenceSource, Measurement } from "./types";

export const NO_ROWS_SHA256 = createHash("sha256").update("").digest("hex");

/** What is said of a figure that nothing was measured for. */
export function unknown(reason: ReasonCode): Measurement {
  return { value: null, reason, numerator: null, denominator: null, sample: 0, rows_sha256: NO_ROWS_SHA256 };
}

/** A figure that nothing in the product can measure yet: it stays unknown, with its reason. */
export function noSource(key: FigureKey, unit: EvidenceFigure["unit"], reason: ReasonCode): EvidenceSource {
  return {
    key,
    unit,
    version: 1,
    query: "",
    windowDays: 1,
    keptDays: null,
    isRecomputable: true,
    measure: (organizationIds) =>
      Promise.resolve(new Map(organizationIds.map((id): [string, Measurement] => [id, unknown(reason)]))),
  };
}
