import type { Control } from "../types";
import { direct, supporting } from "./mapping";

export const PEOPLE_CONTROLS: readonly Control[] = [
  {
    id: "PE-1",
    theme: "people",
    title: "Awareness and training",
    objective: "Everybody is trained in security when joining and every year, phishing included.",
    checks: ["manual-training"],
    mappings: [
      direct("iso-27001", ["A.6.3", "A.6.8"], "Awareness; people know how to report."),
      direct("hipaa", ["164.308(a)(5)(i)", "164.308(a)(5)(ii)(A)"], "Training and reminders."),
      direct("pci-dss", ["12.6", "5.4"], "Awareness, and protection against phishing."),
      direct("nis2", ["Art. 21(2)(g)"], "Hygiene and training."),
      supporting("soc2", ["CC1.4", "CC2.2", "CC5.3"], "Competence; duties are communicated."),
      supporting("gdpr", ["Art. 39", "Art. 32(4)"], "Those who handle data know the rules."),
      supporting("nis2", ["Art. 20(2)"], "Staff is offered training."),
    ],
  },
  {
    id: "PE-2",
    theme: "people",
    title: "Hiring and terms",
    objective: "People are screened, bound to confidentiality, and know what follows a violation.",
    checks: ["manual-screening", "manual-confidentiality", "manual-disciplinary"],
    mappings: [
      direct(
        "iso-27001",
        ["A.6.1", "A.6.2", "A.6.4", "A.6.5", "A.6.6"],
        "Screening, terms, discipline, confidentiality.",
      ),
      direct("pci-dss", ["12.7"], "Personnel is screened."),
      direct(
        "hipaa",
        ["164.308(a)(1)(ii)(C)", "164.308(a)(3)(ii)(A)"],
        "Sanctions; authorisation of the workforce.",
      ),
      direct("soc2", ["CC1.4"], "Competent people are attracted and kept."),
      supporting("soc2", ["CC1.1", "CC1.5"], "Values and accountability have consequences."),
      supporting("gdpr", ["Art. 29", "Art. 32(4)"], "People are bound to instructions."),
      supporting("nis2", ["Art. 21(2)(i)"], "Security of personnel."),
    ],
  },
  {
    id: "PE-3",
    theme: "people",
    title: "Suppliers and processors",
    objective: "Suppliers are assessed before and during use, and contracts bind them to protect data.",
    checks: ["manual-vendor-review", "manual-processor-contracts"],
    mappings: [
      direct("soc2", ["CC9.2", "P6.4", "P6.5"], "Vendor risk; commitments of third parties."),
      direct(
        "iso-27001",
        ["A.5.19", "A.5.20", "A.5.21", "A.5.22", "A.5.23", "A.8.30"],
        "Suppliers, cloud, outsourcing.",
      ),
      direct("hipaa", ["164.308(b)(1)", "164.308(b)(3)", "164.314(a)(1)"], "Business associates are bound."),
      direct("hipaa", ["164.314(a)(2)(i)", "164.314(a)(2)(iii)", "164.314(b)(1)"], "Terms flow down."),
      direct("gdpr", ["Art. 28"], "Processors are chosen and bound."),
      direct("pci-dss", ["12.8", "12.9"], "Third-party providers."),
      direct("nis2", ["Art. 21(2)(d)"], "Security of the supply chain."),
      direct("sox", ["ITGC-E2"], "Reports of service auditors are read."),
      supporting("soc2", ["CC2.3"], "Outside parties know what is expected."),
    ],
  },
];
