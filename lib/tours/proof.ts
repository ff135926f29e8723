import type { Tour } from "./types";

/** For who has to show that all this is done: evidence, compliance, reports, the audit log. */
export const PROOF: Tour = {
  key: "proof",
  version: 1,
  title: "Proof for an audit",
  summary: "Evidence, compliance checks, reports and the audit log, in two minutes.",
  isForNewMembers: false,
  steps: [
    {
      key: "evidence",
      path: "/evidence",
      target: "evidence",
      title: "A signed statement a day",
      text: "Every night says what was measured, from which rows, and what is not known. Anybody can verify it without us.",
      permission: "evidence.read",
    },
    {
      key: "frameworks",
      path: "/compliance",
      target: "frameworks",
      title: "Seven frameworks at once",
      text: "What you do once counts wherever it is asked for. Without enough results there is no percentage rather than a flattering one.",
      permission: "compliance.read",
    },
    {
      key: "checks",
      path: "/compliance/checks",
      target: "checks",
      title: "Checks say why",
      text: "Most are run every night. The others are answered by you, with a document and until a date. Failures come first.",
      permission: "compliance.read",
    },
    {
      key: "reports",
      path: "/reports/soc2",
      target: "soc2-reports",
      title: "One document for the auditor",
      text: "The evidence of a period as a PDF, beside a signed document that it can be held against.",
      permission: "evidence.read",
    },
    {
      key: "audit-log",
      path: "/settings/audit-log",
      target: "audit-log",
      title: "Who did what",
      text: "Entries are added, never changed. The chain that holds them together can be verified here.",
      permission: "audit-log.read",
    },
  ],
};
