import { BadgeCheck, ClipboardCheck, Grid3x3 } from "lucide-react";

import type { NavigationItem } from "./navigation-item";

/** The pages of compliance, in the order in which the sidebar shows them. */
export const COMPLY_ITEMS: readonly NavigationItem[] = [
  {
    id: "compliance",
    label: "Compliance",
    section: "Comply",
    icon: BadgeCheck,
    path: "/compliance",
    permission: "compliance.read",
    letter: "f",
    keywords: [
      "frameworks",
      "soc 2",
      "iso 27001",
      "gdpr",
      "hipaa",
      "pci dss",
      "nis2",
      "sox",
      "controls",
      "gaps",
    ],
  },
  {
    id: "compliance-controls",
    label: "Controls",
    section: "Comply",
    icon: Grid3x3,
    path: "/compliance/controls",
    permission: "compliance.read",
    keywords: ["matrix", "mapping", "requirements", "crosswalk", "implement once"],
  },
  {
    id: "compliance-checks",
    label: "Checks",
    section: "Comply",
    icon: ClipboardCheck,
    path: "/compliance/checks",
    permission: "compliance.read",
    keywords: ["tests", "manual", "evidence upload", "exceptions", "not applicable", "drift", "owners"],
  },
];
