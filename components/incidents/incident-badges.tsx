import { StatusBadge, type Status } from "@/components/feedback/status";
import { POST_MORTEM_STATE_LABELS, type PostMortemState } from "@/lib/incidents/labels";
import { SEVERITY_FACTS, type IncidentSeverity } from "@/lib/incidents/severity";
import { INCIDENT_STATE_LABELS, type IncidentState } from "@/lib/incidents/states";

const SEVERITY_LOOKS: Record<IncidentSeverity, Status> = { P1: "critical", P2: "high", P3: "medium" };

const STATE_LOOKS: Record<IncidentState, Status> = {
  open: "firing",
  mitigated: "acknowledged",
  resolved: "resolved",
  closed: "revoked",
};

const POST_MORTEM_LOOKS: Record<PostMortemState, Status> = {
  draft: "pending",
  review: "acknowledged",
  published: "succeeded",
};

export function IncidentSeverityBadge({ severity }: { severity: IncidentSeverity }) {
  return <StatusBadge status={SEVERITY_LOOKS[severity]} word={SEVERITY_FACTS[severity].label} />;
}

export function IncidentStateBadge({ state }: { state: IncidentState }) {
  return <StatusBadge status={STATE_LOOKS[state]} word={INCIDENT_STATE_LABELS[state]} />;
}

export function PostMortemStateBadge({ state }: { state: PostMortemState }) {
  return <StatusBadge status={POST_MORTEM_LOOKS[state]} word={POST_MORTEM_STATE_LABELS[state]} />;
}
