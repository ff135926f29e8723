import type { SlaTarget } from "./clocks";

export const SLA_TARGET_LABELS: Record<SlaTarget, string> = {
  first_response: "First answer",
  next_response: "Next answer",
  resolution: "Solution",
};
