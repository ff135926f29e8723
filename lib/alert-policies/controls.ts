type ControlFramework = "SOC 2" | "ISO 27001" | "DORA";

export type Control = { id: string; framework: ControlFramework; title: string };

/** The controls that alerting is evidence for; a policy may name others of its organisation's own. */
export const ALERTING_CONTROLS: readonly Control[] = [
  { id: "CC6.1", framework: "SOC 2", title: "Logical access security" },
  { id: "CC6.6", framework: "SOC 2", title: "Protection against threats from outside" },
  { id: "CC7.1", framework: "SOC 2", title: "Detection of changes and vulnerabilities" },
  { id: "CC7.2", framework: "SOC 2", title: "Monitoring for anomalies" },
  { id: "CC7.3", framework: "SOC 2", title: "Evaluation of security events" },
  { id: "CC7.4", framework: "SOC 2", title: "Response to security incidents" },
  { id: "A1.1", framework: "SOC 2", title: "Capacity management" },
  { id: "A1.2", framework: "SOC 2", title: "Environmental protection and recovery" },
  { id: "A.5.25", framework: "ISO 27001", title: "Assessment of security events" },
  { id: "A.5.26", framework: "ISO 27001", title: "Response to security incidents" },
  { id: "A.8.5", framework: "ISO 27001", title: "Secure authentication" },
  { id: "A.8.6", framework: "ISO 27001", title: "Capacity management" },
  { id: "A.8.15", framework: "ISO 27001", title: "Logging" },
  { id: "A.8.16", framework: "ISO 27001", title: "Monitoring activities" },
  { id: "DORA Art. 9", framework: "DORA", title: "Protection and prevention" },
  { id: "DORA Art. 10", framework: "DORA", title: "Detection of anomalous activities" },
  { id: "DORA Art. 17", framework: "DORA", title: "ICT-related incident management" },
];

/** What a control is about; null for one of the organisation's own. */
export function findControl(id: string): Control | null {
  return ALERTING_CONTROLS.find((control) => control.id === id) ?? null;
}
