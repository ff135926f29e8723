import { defineFramework } from "./define-framework";

/** What essential and important entities must do; national law may add to it. */
export const NIS2 = defineFramework({
  id: "nis2",
  name: "NIS2",
  version: "Directive (EU) 2022/2555, Articles 20, 21 and 23",
  validFrom: "2024-10-18",
  description: "Cybersecurity duties of essential and important entities. National law may add to them.",
  sections: [
    {
      id: "governance",
      title: "Governance (Art. 20)",
      requirements: [
        ["Art. 20(1)", "Management approves and oversees the measures, and answers for them."],
        ["Art. 20(2)", "Management is trained, and offers training to staff."],
      ],
    },
    {
      id: "measures",
      title: "Risk management measures (Art. 21)",
      requirements: [
        ["Art. 21(2)(a)", "Policies on risk analysis and security of information systems."],
        ["Art. 21(2)(b)", "Handling of incidents."],
        ["Art. 21(2)(c)", "Business continuity, backups, disaster recovery and crisis management."],
        ["Art. 21(2)(d)", "Security of the supply chain."],
        ["Art. 21(2)(e)", "Security in acquisition, development and maintenance, weaknesses included."],
        ["Art. 21(2)(f)", "Assessment of whether the measures are effective."],
        ["Art. 21(2)(g)", "Basic cyber hygiene and training."],
        ["Art. 21(2)(h)", "Policies on cryptography and encryption."],
        ["Art. 21(2)(i)", "Security of personnel, access control and management of assets."],
        ["Art. 21(2)(j)", "Multi-factor authentication and secured communication."],
        ["Art. 21(4)", "Measures found lacking are corrected without undue delay."],
      ],
    },
    {
      id: "reporting",
      title: "Reporting (Art. 23)",
      requirements: [
        ["Art. 23(1)", "Significant incidents are notified to the CSIRT or authority, and recipients told."],
        ["Art. 23(2)", "Recipients are told how to answer a significant threat."],
        ["Art. 23(4)(a)", "An early warning within 24 hours of becoming aware."],
        ["Art. 23(4)(b)", "A notification with an assessment within 72 hours of becoming aware."],
        ["Art. 23(4)(c)", "Intermediate reports when asked for."],
        ["Art. 23(4)(d)", "A final report within a month of the notification."],
        ["Art. 23(4)(e)", "A progress report while an incident goes on, and the final one after it."],
      ],
    },
  ],
});
