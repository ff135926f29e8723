export const FRAMEWORK_IDS = ["soc2", "hipaa", "gdpr", "sox", "pci-dss", "iso-27001", "nis2"] as const;
export type FrameworkId = (typeof FRAMEWORK_IDS)[number];

/** The id is the source's; the words are ours, since most sources are protected by copyright. */
export type Requirement = { id: string; title: string };

export type FrameworkSection = {
  id: string;
  title: string;
  /** An organisation may leave it out of its scope: out of scope is not failed. */
  optional: boolean;
  requirements: readonly Requirement[];
};

export type Framework = {
  id: FrameworkId;
  name: string;
  /** Which text the ids belong to. */
  version: string;
  /** From when on that text holds, as a day. */
  validFrom: string;
  description: string;
  sections: readonly FrameworkSection[];
};

/** direct: it is what the requirement asks for; supporting: it helps to meet it; partial: one side of it only. */
export const STRENGTHS = ["direct", "supporting", "partial"] as const;
export type Strength = (typeof STRENGTHS)[number];

/** Which requirements of a framework a control speaks to, how strongly, and why. */
export type Mapping = {
  framework: FrameworkId;
  strength: Strength;
  requirements: readonly string[];
  rationale: string;
};

export const CONTROL_THEMES = {
  access: "Access",
  data: "Data and keys",
  logging: "Logging and evidence",
  monitoring: "Monitoring",
  incidents: "Incidents",
  continuity: "Continuity",
  change: "Change",
  governance: "Governance",
  people: "People and suppliers",
  physical: "Physical and devices",
  privacy: "Privacy",
} as const;
export type ControlTheme = keyof typeof CONTROL_THEMES;

/** What an organisation does, once, for all the frameworks that ask for it. */
export type Control = {
  id: string;
  theme: ControlTheme;
  title: string;
  objective: string;
  checks: readonly string[];
  mappings: readonly Mapping[];
};
