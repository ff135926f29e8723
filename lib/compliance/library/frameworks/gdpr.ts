import { defineFramework } from "./define-framework";

/** Articles that bind a controller or processor itself. */
export const GDPR = defineFramework({
  id: "gdpr",
  name: "GDPR",
  version: "Regulation (EU) 2016/679",
  validFrom: "2018-05-25",
  description: "Protection of personal data: principles, rights of people, security and accountability.",
  sections: [
    {
      id: "principles",
      title: "Principles and lawfulness",
      requirements: [
        ["Art. 5(1)(a)", "Processing is lawful, fair and transparent."],
        ["Art. 5(1)(b)", "Data is used for the purposes it was collected for."],
        ["Art. 5(1)(c)", "No more data is processed than the purposes need."],
        ["Art. 5(1)(d)", "Data is accurate and kept up to date."],
        ["Art. 5(1)(e)", "Data is kept no longer than necessary."],
        ["Art. 5(1)(f)", "Data is protected against unlawful use, loss and damage."],
        ["Art. 5(2)", "Compliance with the principles can be demonstrated."],
        ["Art. 6", "Each processing has one of the six legal bases."],
        ["Art. 7", "Consent can be shown and withdrawn."],
        ["Art. 9", "Special categories of data are processed only under an exception."],
      ],
    },
    {
      id: "rights",
      title: "Rights of the data subject",
      requirements: [
        ["Art. 12", "People are answered plainly, free of charge and within a month."],
        ["Art. 13", "People are informed when data is collected from them."],
        ["Art. 14", "People are informed when data comes from elsewhere."],
        ["Art. 15", "People get access to their data and a copy."],
        ["Art. 16", "Wrong data is rectified."],
        ["Art. 17", "Data is erased where a person may ask for it."],
        ["Art. 18", "Processing is restricted where a person may ask for it."],
        ["Art. 19", "Recipients are told of rectification, erasure and restriction."],
        ["Art. 20", "People can take their data with them."],
        ["Art. 21", "Objections to processing are honoured."],
        ["Art. 22", "No decision with legal effect is taken by machines alone, exceptions apart."],
      ],
    },
    {
      id: "accountability",
      title: "Controller and processor",
      requirements: [
        ["Art. 24", "Measures are in place, reviewed and updated by risk."],
        ["Art. 25", "Data protection is built in and on by default."],
        ["Art. 28", "Processors are chosen with care and bound by contract."],
        ["Art. 29", "Those who handle data act on instructions only."],
        ["Art. 30", "Records of processing activities are kept."],
        ["Art. 35", "Impact assessments precede processing of high risk."],
        ["Art. 36", "The authority is consulted where high risk remains."],
        ["Art. 37", "A data protection officer is designated where required."],
        ["Art. 39", "The officer informs, advises and monitors."],
      ],
    },
    {
      id: "security",
      title: "Security and breaches",
      requirements: [
        ["Art. 32(1)(a)", "Data is pseudonymised and encrypted as appropriate."],
        ["Art. 32(1)(b)", "Systems stay confidential, intact, available and resilient."],
        ["Art. 32(1)(c)", "Availability is restored in time after an incident."],
        ["Art. 32(1)(d)", "The measures are tested and evaluated regularly."],
        ["Art. 32(4)", "People with access process data on instructions only."],
        ["Art. 33", "Breaches are notified to the authority within 72 hours."],
        ["Art. 33(5)", "Every breach is documented."],
        ["Art. 34", "People at high risk from a breach are told."],
      ],
    },
    {
      id: "transfers",
      title: "Transfers to third countries",
      requirements: [
        ["Art. 44", "Transfers happen only under the conditions of the regulation."],
        ["Art. 46", "Without an adequacy decision there are appropriate safeguards."],
      ],
    },
  ],
});
