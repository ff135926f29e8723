import { formatDuration } from "@/lib/core/format/duration";
import { INCIDENT_SEVERITIES, SEVERITY_FACTS } from "@/lib/incidents/severity";

/** The options of a select that chooses a severity, each with what it means and its response target. */
export function SeverityOptions() {
  return INCIDENT_SEVERITIES.map((severity) => {
    const { label, description, responseMinutes } = SEVERITY_FACTS[severity];
    return (
      <option key={severity} value={severity}>
        {`${label}, response in ${formatDuration(responseMinutes * 60)}: ${description}`}
      </option>
    );
  });
}
