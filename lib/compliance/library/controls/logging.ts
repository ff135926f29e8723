import type { Control } from "../types";
import { direct, partial, supporting } from "./mapping";

export const LOGGING_CONTROLS: readonly Control[] = [
  {
    id: "LO-1",
    theme: "logging",
    title: "A log that cannot be altered",
    objective:
      "Each change is recorded with its actor, in a chain in which nothing can be changed or left out unseen.",
    checks: ["audit-chain-intact", "audit-log-complete"],
    mappings: [
      direct("pci-dss", ["10.2", "10.3"], "Logs hold what is needed and are protected from change."),
      direct("hipaa", ["164.312(b)"], "Activity is recorded."),
      direct("iso-27001", ["A.8.15", "A.5.28", "A.5.33"], "Logging; evidence and records are preserved."),
      direct("sox", ["ITGC-C3", "ITGC-O4"], "Changes of configuration leave a lasting trace."),
      supporting("soc2", ["CC7.2", "CC8.1", "PI1.5"], "Anomalies and changes can be reconstructed."),
      supporting("gdpr", ["Art. 5(2)"], "Compliance can be demonstrated."),
      supporting("hipaa", ["164.312(c)(2)"], "It can be shown that nothing was altered."),
    ],
  },
  {
    id: "LO-2",
    theme: "logging",
    title: "Logs kept long enough",
    objective: "Logs are kept as long as law and contracts ask.",
    checks: ["log-retention"],
    mappings: [
      direct("pci-dss", ["10.5"], "Twelve months, three at hand (10.5.1)."),
      direct("hipaa", ["164.316(b)(2)(i)"], "Six years of documentation."),
      supporting("sox", ["ITGC-O4"], "Logs are kept."),
      supporting("iso-27001", ["A.5.33"], "Records are kept from loss."),
    ],
  },
  {
    id: "LO-3",
    theme: "logging",
    title: "Logs are looked at",
    objective: "People review what the logs say, and do not wait for an alarm.",
    checks: ["audit-log-reviewed", "manual-log-review"],
    mappings: [
      direct("pci-dss", ["10.4"], "Logs are reviewed for suspicious activity."),
      direct("hipaa", ["164.308(a)(1)(ii)(D)"], "Regular review of system activity."),
      supporting("soc2", ["CC7.2", "CC4.1"], "Monitoring is carried out by people too."),
      supporting("iso-27001", ["A.8.15", "A.8.16"], "Logs are analysed."),
      supporting("pci-dss", ["10.1"], "Who reviews logs is defined."),
    ],
  },
  {
    id: "LO-4",
    theme: "logging",
    title: "Signed daily evidence",
    objective: "What was measured each day is signed and can be checked by anybody.",
    checks: ["evidence-daily", "evidence-signed", "signing-key"],
    mappings: [
      direct("soc2", ["CC4.1", "CC2.1"], "Ongoing evaluation from information of good quality."),
      direct("nis2", ["Art. 21(2)(f)"], "Effectiveness of the measures is assessed."),
      direct("gdpr", ["Art. 5(2)", "Art. 32(1)(d)"], "Measures are evaluated and compliance shown."),
      supporting("iso-27001", ["A.5.36", "A.5.28"], "Compliance is reviewed on evidence."),
      supporting("hipaa", ["164.316(b)(1)", "164.308(a)(8)"], "Assessments are documented."),
      supporting("sox", ["ITGC-E1"], "Management evaluates on recorded evidence."),
    ],
  },
  {
    id: "LO-5",
    theme: "logging",
    title: "One time everywhere",
    objective: "Clocks agree, so that events of different systems can be put in order.",
    checks: ["manual-clock-sync"],
    mappings: [
      direct("pci-dss", ["10.6"], "Clocks are synchronised."),
      direct("iso-27001", ["A.8.17"], "Clock synchronisation."),
      partial("soc2", ["CC7.2"], "Correlation of anomalies needs one time."),
    ],
  },
];
