import type { Framework, FrameworkId } from "../types";
import { GDPR } from "./gdpr";
import { HIPAA } from "./hipaa";
import { ISO_27001 } from "./iso-27001";
import { NIS2 } from "./nis2";
import { PCI_DSS } from "./pci-dss";
import { SOC2 } from "./soc2";
import { SOX } from "./sox";

/** Every framework, in the order in which they are shown. */
export const FRAMEWORKS: Record<FrameworkId, Framework> = {
  soc2: SOC2,
  "iso-27001": ISO_27001,
  gdpr: GDPR,
  nis2: NIS2,
  hipaa: HIPAA,
  "pci-dss": PCI_DSS,
  sox: SOX,
};

export const ALL_FRAMEWORKS: readonly Framework[] = Object.values(FRAMEWORKS);

export function isFrameworkId(id: string): id is FrameworkId {
  return Object.hasOwn(FRAMEWORKS, id);
}

/** Null for an id that no framework has. */
export function findFramework(id: string): Framework | null {
  return isFrameworkId(id) ? FRAMEWORKS[id] : null;
}
