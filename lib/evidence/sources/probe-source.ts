import { createHash } from "node:crypto";
import { canonicalJson, type Json } from "@/lib/core/canonical-json";
import type { EvidenceSource, Measurement } from "./types";

export type Observation = Pick<Measurement, "value" | "reason" | "numerator" | "denominator" | "sample"> & {
  /** What was seen, without secrets or addresses; its digest goes into the evidence. */
  seen: Json;
};

type ProbeSource = Pick<EvidenceSource, "key" | "unit" | "version" | "query"> & {
  probe: (organizationIds: readonly string[]) => Promise<Observation>;
};

/** A figure of the installation, observed at the moment of the snapshot and the same for all it is asked for. */
export function probeSource({ probe, ...source }: ProbeSource): EvidenceSource {
  return {
    ...source,
    windowDays: 1,
    keptDays: null,
    isRecomputable: false,
    async measure(organizationIds) {
      const { seen, ...observed } = await probe(organizationIds);
      const rows_sha256 = createHash("sha256").update(canonicalJson(seen), "utf8").digest("hex");
      return new Map(organizationIds.map((id): [string, Measurement] => [id, { ...observed, rows_sha256 }]));
    },
  };
}
