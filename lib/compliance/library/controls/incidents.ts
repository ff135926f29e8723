import type { Control } from "../types";
import { direct, supporting } from "./mapping";

export const INCIDENT_CONTROLS: readonly Control[] = [
  {
    id: "IN-1",
    theme: "incidents",
    title: "Incidents are answered in time",
    objective: "Each incident is acknowledged within its target, led by somebody, and resolved.",
    checks: ["incident-targets", "incidents-led", "incidents-unresolved", "manual-incident-plan"],
    mappings: [
      direct("soc2", ["CC7.4"], "A defined programme responds to incidents."),
      direct("iso-27001", ["A.5.24", "A.5.26"], "Incidents are prepared for and answered."),
      direct("hipaa", ["164.308(a)(6)(i)", "164.308(a)(6)(ii)"], "Policy and response."),
      direct("pci-dss", ["12.10"], "A plan that is carried out at once."),
      direct("nis2", ["Art. 21(2)(b)"], "Handling of incidents."),
      direct("sox", ["ITGC-O3"], "Incidents are recorded, escalated and resolved."),
      supporting("soc2", ["CC7.5"], "Recovery is carried out."),
      supporting("hipaa", ["164.308(a)(1)(i)"], "Violations are contained and corrected."),
    ],
  },
  {
    id: "IN-2",
    theme: "incidents",
    title: "Incidents are learnt from",
    objective: "Grave incidents have a published post-mortem, and its actions are done.",
    checks: ["post-mortems-published", "post-mortem-actions"],
    mappings: [
      direct("iso-27001", ["A.5.27"], "Learning from incidents."),
      direct("soc2", ["CC7.5"], "Recovery includes prevention of the same."),
      supporting("soc2", ["CC4.2", "CC5.1"], "Deficiencies are corrected."),
      supporting("nis2", ["Art. 21(4)"], "What was lacking is corrected without delay."),
      supporting("sox", ["ITGC-O3"], "Problems behind incidents are resolved."),
    ],
  },
  {
    id: "IN-3",
    theme: "incidents",
    title: "Breaches and reports to authorities",
    objective: "It is known who must be told of which incident by when, and it has been practised.",
    checks: ["manual-breach-procedure"],
    mappings: [
      direct(
        "gdpr",
        ["Art. 33", "Art. 33(5)", "Art. 34"],
        "72 hours, documentation, and telling those affected.",
      ),
      direct("nis2", ["Art. 23(1)", "Art. 23(4)(a)", "Art. 23(4)(b)"], "Early warning and notification."),
      direct(
        "nis2",
        ["Art. 23(2)", "Art. 23(4)(c)", "Art. 23(4)(d)", "Art. 23(4)(e)"],
        "Later reports; recipients are told.",
      ),
      direct("soc2", ["P6.3", "P6.6"], "Breaches are recorded and notified."),
      direct("iso-27001", ["A.5.5"], "Contact with authorities."),
      supporting("soc2", ["CC2.3"], "Outside parties are told what concerns them."),
      supporting("hipaa", ["164.308(a)(6)(ii)"], "Incidents and their outcomes are documented."),
    ],
  },
];
