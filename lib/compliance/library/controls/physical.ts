import type { Control } from "../types";
import { direct, supporting } from "./mapping";

export const PHYSICAL_CONTROLS: readonly Control[] = [
  {
    id: "PH-1",
    theme: "physical",
    title: "Premises",
    objective: "Only authorised people enter, and premises withstand fire, water and loss of power.",
    checks: ["manual-physical-security"],
    mappings: [
      direct("soc2", ["CC6.4"], "Physical access is limited."),
      direct(
        "iso-27001",
        ["A.7.1", "A.7.2", "A.7.3", "A.7.4", "A.7.5", "A.7.6"],
        "Perimeters, entry, rooms, threats.",
      ),
      direct(
        "iso-27001",
        ["A.7.8", "A.7.11", "A.7.12", "A.7.13"],
        "Equipment, utilities, cables, maintenance.",
      ),
      direct(
        "hipaa",
        ["164.310(a)(1)", "164.310(a)(2)(i)", "164.310(a)(2)(ii)"],
        "Facility access and plan.",
      ),
      direct("hipaa", ["164.310(a)(2)(iii)", "164.310(a)(2)(iv)"], "Validation by role; repairs."),
      direct("pci-dss", ["9.1", "9.2", "9.3", "9.5"], "Facilities, visitors and card readers."),
    ],
  },
  {
    id: "PH-2",
    theme: "physical",
    title: "Devices and workplaces",
    objective: "Devices are encrypted, locked and managed, at the office and elsewhere.",
    checks: ["manual-device-management"],
    mappings: [
      direct("iso-27001", ["A.8.1", "A.7.7", "A.7.9", "A.6.7"], "Devices, clear desks, remote work."),
      direct("hipaa", ["164.310(b)", "164.310(c)"], "Use and safety of workstations."),
      supporting("pci-dss", ["1.5"], "Devices that reach the environment are protected."),
      supporting("soc2", ["CC6.7", "CC6.8"], "Data on devices and their software is protected."),
    ],
  },
  {
    id: "PH-3",
    theme: "physical",
    title: "Media and disposal",
    objective: "Media are accounted for, and nothing can be read from what is thrown away.",
    checks: ["manual-media-disposal"],
    mappings: [
      direct("soc2", ["CC6.5"], "Assets are protected until data is gone."),
      direct("iso-27001", ["A.7.10", "A.7.14"], "Media; disposal and reuse."),
      direct(
        "hipaa",
        ["164.310(d)(1)", "164.310(d)(2)(i)", "164.310(d)(2)(ii)"],
        "Movement, disposal, reuse.",
      ),
      direct("hipaa", ["164.310(d)(2)(iii)", "164.310(d)(2)(iv)"], "Who holds media; a copy before moving."),
      direct("pci-dss", ["9.4"], "Media are stored, moved and destroyed securely."),
      supporting("soc2", ["C1.2", "P4.3"], "Disposal of confidential and personal information."),
    ],
  },
];
