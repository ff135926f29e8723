import { canonicalJson } from "@/lib/core/canonical-json";
import type { Judgement, Labels, Transition } from "./types";

/** Raised when the rules change, so that a replay knows by which of them a decision was made. */
const ENGINE_VERSION = 1;

/**
 * The text of a decision of the engine, as it is chained: what was decided, why, and from which inputs. Null for a
 * step that decided nothing. The same bytes as alert_decision_content() in the database.
 */
export function decisionContent(
  { next, decision, notice }: Transition,
  judgement: Judgement,
  labels: Labels,
  late: boolean,
): string | null {
  if (decision === null) return null;
  return canonicalJson({
    engine: ENGINE_VERSION,
    flapping: next.flapping,
    from: decision.from,
    labels: { ...labels },
    late,
    no_data: next.noData,
    notice: notice?.kind ?? null,
    reason: decision.reason,
    samples: judgement.samples,
    severity: next.severity,
    threshold: judgement.threshold,
    to: decision.to,
    value: judgement.value,
    verdict: judgement.verdict,
  });
}
