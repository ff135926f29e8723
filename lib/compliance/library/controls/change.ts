import type { Control } from "../types";
import { direct, partial, supporting } from "./mapping";

export const CHANGE_CONTROLS: readonly Control[] = [
  {
    id: "CH-1",
    theme: "change",
    title: "Changes by procedure",
    objective: "Changes are requested, tested and approved by somebody else before they go into production.",
    checks: ["manual-change-management"],
    mappings: [
      direct("soc2", ["CC8.1"], "Changes are authorised, tested and approved."),
      direct(
        "iso-27001",
        ["A.8.32", "A.8.19", "A.8.31"],
        "Change procedure; installation; separate environments.",
      ),
      direct("pci-dss", ["6.5"], "Changes are managed securely."),
      direct("sox", ["ITGC-C1", "ITGC-C2", "ITGC-C4"], "Approval, separation, and emergency changes."),
      supporting("soc2", ["CC3.4", "CC5.2"], "Changes are recognised; general controls exist."),
      supporting("iso-27001", ["A.8.33"], "Test data is protected."),
    ],
  },
  {
    id: "CH-2",
    theme: "change",
    title: "Four eyes on what mutes alarms",
    objective: "Nobody alone keeps critical alerts quiet.",
    checks: ["muting-four-eyes", "long-silences"],
    mappings: [
      supporting("sox", ["ITGC-A6", "ITGC-C1"], "Duties are separated where controls are switched off."),
      supporting("soc2", ["CC5.1", "CC8.1"], "A change that weakens monitoring is approved."),
      supporting("iso-27001", ["A.5.3"], "Conflicting duties are kept apart."),
      partial("pci-dss", ["6.5"], "Changes of monitoring are approved."),
    ],
  },
  {
    id: "CH-3",
    theme: "change",
    title: "Secure development",
    objective: "Software is designed, written, reviewed and tested with security in mind.",
    checks: ["manual-secure-development", "manual-source-code-access"],
    mappings: [
      direct(
        "iso-27001",
        ["A.8.25", "A.8.26", "A.8.27", "A.8.28", "A.8.29", "A.8.4"],
        "Secure development throughout.",
      ),
      direct("pci-dss", ["6.1", "6.2"], "Bespoke software is developed securely."),
      direct("sox", ["ITGC-D1"], "New systems follow a method."),
      direct("nis2", ["Art. 21(2)(e)"], "Security in development and maintenance."),
      supporting("iso-27001", ["A.5.8", "A.8.30", "A.8.33"], "Projects and outsourced work included."),
      supporting("soc2", ["CC5.2", "CC8.1"], "Technology controls and designed changes."),
      supporting("gdpr", ["Art. 25"], "Data protection is built in."),
    ],
  },
  {
    id: "CH-4",
    theme: "change",
    title: "Secure configurations",
    objective: "Systems are set up from known, hardened configurations, and departures are found.",
    checks: ["manual-configuration-baseline"],
    mappings: [
      direct("iso-27001", ["A.8.9", "A.8.18"], "Configurations; powerful utilities."),
      direct("pci-dss", ["2.1", "2.2"], "Components are configured securely."),
      supporting("soc2", ["CC7.1", "CC6.8"], "Changes of configuration are detected."),
      supporting("nis2", ["Art. 21(2)(g)"], "Basic cyber hygiene."),
    ],
  },
  {
    id: "CH-5",
    theme: "change",
    title: "Migration of data",
    objective: "Data that moves between systems arrives complete and correct.",
    checks: ["manual-data-migration"],
    mappings: [
      direct("sox", ["ITGC-D2"], "Converted data stays complete and accurate."),
      partial("soc2", ["PI1.3"], "Migration is one kind of processing."),
    ],
  },
];
