import { ClipboardList, FileCheck2, FileText, ScrollText } from "lucide-react";

import type { NavigationItem } from "./navigation-item";

/** The pages under Prove, in the order in which the sidebar shows them. */
export const PROVE_ITEMS: readonly NavigationItem[] = [
  {
    id: "evidence",
    label: "Evidence",
    section: "Prove",
    icon: FileCheck2,
    path: "/evidence",
    permission: "evidence.read",
    letter: "e",
    keywords: ["soc 2", "snapshots", "proof", "signed", "auditor", "trust principles", "verify", "report"],
  },
  {
    id: "reports",
    label: "Reports",
    section: "Prove",
    icon: ClipboardList,
    path: "/reports/operations",
    permission: "metrics.read",
    letter: "r",
    keywords: ["daily report", "operations report", "morning", "summary", "capacity", "slowest"],
  },
  {
    id: "soc2-reports",
    label: "SOC 2 reports",
    section: "Prove",
    icon: FileText,
    path: "/reports/soc2",
    permission: "evidence.read",
    keywords: ["soc 2", "pdf", "auditor", "monthly report", "trust principles", "compare", "period"],
  },
  {
    id: "audit-log",
    label: "Audit log",
    section: "Prove",
    icon: ScrollText,
    path: "/settings/audit-log",
    permission: "audit-log.read",
    letter: "a",
    keywords: ["history", "trail", "who did what", "hash chain", "changes", "verify"],
  },
];
