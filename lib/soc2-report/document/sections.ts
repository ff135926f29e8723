import type { TrustPrinciple } from "@/lib/evidence/figures";

export type PrincipleSectionFacts = {
  id: string;
  title: string;
  principle: TrustPrinciple;
  /** The section of the framework that its criteria stand in. */
  section: string;
  /** What the ids of the criteria shown here begin with; the other common criteria are in an appendix. */
  prefix: string;
  lead: string;
};

/** The five categories, in the order in which they are reported. */
export const PRINCIPLE_SECTIONS: readonly PrincipleSectionFacts[] = [
  {
    id: "security",
    title: "Security (CC6)",
    principle: "security",
    section: "security",
    prefix: "CC6",
    lead: "Logical access: who can reach what, how tenants are kept apart, and whether the record of it all is whole.",
  },
  {
    id: "availability",
    title: "Availability (A1)",
    principle: "availability",
    section: "availability",
    prefix: "A",
    lead: "Whether the service was there, how fast it answered, and how often it failed.",
  },
  {
    id: "processing-integrity",
    title: "Processing Integrity (PI1)",
    principle: "processing_integrity",
    section: "processing-integrity",
    prefix: "PI",
    lead: "Whether processing was complete and accurate, and whether its record has gaps.",
  },
  {
    id: "confidentiality",
    title: "Confidentiality (C1)",
    principle: "confidentiality",
    section: "confidentiality",
    prefix: "C1",
    lead: "Whether information was protected where it lay and while it moved.",
  },
  {
    id: "privacy",
    title: "Privacy (P1)",
    principle: "privacy",
    section: "privacy",
    prefix: "P",
    lead: "Whether personal data was handled as people were told it would be.",
  },
];
