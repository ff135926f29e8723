import type { Control } from "../types";
import { direct, supporting } from "./mapping";

export const PRIVACY_CONTROLS: readonly Control[] = [
  {
    id: "PR-1",
    theme: "privacy",
    title: "Records and legal bases",
    objective: "Each processing is recorded with purpose, legal basis, recipients and terms.",
    checks: ["manual-processing-records"],
    mappings: [
      direct(
        "gdpr",
        ["Art. 30", "Art. 6", "Art. 5(1)(b)", "Art. 5(1)(c)", "Art. 9"],
        "Records, bases, purposes, categories.",
      ),
      direct("soc2", ["P3.1", "P4.1", "P6.1", "P6.2", "P6.7"], "Collection, use and disclosure by purpose."),
      direct("iso-27001", ["A.5.34"], "Protection of personal data."),
      supporting("gdpr", ["Art. 5(2)"], "Records show compliance."),
    ],
  },
  {
    id: "PR-2",
    theme: "privacy",
    title: "Notice and consent",
    objective: "People are told what is done with their data, and asked where consent is the basis.",
    checks: ["manual-privacy-notice", "manual-consent"],
    mappings: [
      direct("gdpr", ["Art. 5(1)(a)", "Art. 13", "Art. 14", "Art. 7"], "Transparency, information, consent."),
      direct("soc2", ["P1.1", "P2.1", "P3.2"], "Notice, choice and explicit consent."),
      supporting("soc2", ["P6.1"], "Disclosure stays within consent."),
    ],
  },
  {
    id: "PR-3",
    theme: "privacy",
    title: "Rights of people",
    objective: "Requests and complaints of people are answered completely and within a month.",
    checks: ["manual-subject-requests"],
    mappings: [
      direct(
        "gdpr",
        ["Art. 12", "Art. 15", "Art. 16", "Art. 17", "Art. 18", "Art. 19", "Art. 20"],
        "The rights and their term.",
      ),
      direct("gdpr", ["Art. 21", "Art. 22", "Art. 5(1)(d)"], "Objection, automated decisions, accuracy."),
      direct(
        "soc2",
        ["P5.1", "P5.2", "P6.7", "P7.1", "P8.1"],
        "Access, correction, account, quality, complaints.",
      ),
    ],
  },
  {
    id: "PR-4",
    theme: "privacy",
    title: "Impact, officer and design",
    objective: "Risky processing is assessed beforehand, with the officer, and designed to need little data.",
    checks: ["manual-impact-assessments", "manual-data-protection-officer"],
    mappings: [
      direct(
        "gdpr",
        ["Art. 35", "Art. 36", "Art. 37", "Art. 39", "Art. 25"],
        "Assessment, consultation, officer, design.",
      ),
      supporting("iso-27001", ["A.5.34"], "Privacy is protected by design."),
    ],
  },
  {
    id: "PR-5",
    theme: "privacy",
    title: "Transfers to third countries",
    objective: "Data leaves the European Economic Area only under the conditions of the law.",
    checks: ["manual-transfers"],
    mappings: [
      direct("gdpr", ["Art. 44", "Art. 46"], "Conditions and safeguards of transfers."),
      supporting("gdpr", ["Art. 28"], "Processors abroad are bound."),
    ],
  },
];
