export const LEGAL_DOCUMENTS = ["terms", "privacy", "data-processing", "subprocessors", "imprint"] as const;
export type LegalDocument = (typeof LEGAL_DOCUMENTS)[number];

export const LEGAL_TITLES: Record<LegalDocument, string> = {
  terms: "Terms of service",
  privacy: "Privacy notice",
  "data-processing": "Data processing agreement",
  subprocessors: "Subprocessors",
  imprint: "Imprint",
};
