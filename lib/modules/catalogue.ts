import type { UseCase } from "@/lib/organizations/profile";

export const MODULES = ["ai-act", "gdpr", "esg", "nis2", "dora", "dma"] as const;
export type Module = (typeof MODULES)[number];

/** What an organisation can switch on. */
export const MODULE_FACTS: Record<Module, { name: string; description: string }> = {
  "ai-act": {
    name: "AI Act Auditor",
    description: "Classes AI systems by risk and collects what each class owes.",
  },
  gdpr: { name: "GDPR Checker", description: "Follows personal data: records, legal bases, deadlines." },
  esg: { name: "ESG Reporter", description: "Gathers sustainability figures and where they come from." },
  nis2: { name: "NIS2 Assessor", description: "Security duties of essential and important entities." },
  dora: { name: "DORA Assessor", description: "Digital resilience of financial entities." },
  dma: { name: "DMA Assessor", description: "Duties of gatekeepers and of those who depend on them." },
};

const MODULES_BY_USE_CASE: Record<UseCase, readonly Module[]> = {
  "ai-act": ["ai-act"],
  gdpr: ["gdpr"],
  esg: ["esg"],
  all: ["ai-act", "gdpr", "esg"],
};

/** What is proposed to an organisation that came for this. */
export function proposedModules(useCase: UseCase | null): readonly Module[] {
  return MODULES_BY_USE_CASE[useCase ?? "all"];
}
