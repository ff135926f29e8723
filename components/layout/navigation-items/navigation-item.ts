import type { LucideIcon } from "lucide-react";

import type { PermissionAction } from "@/lib/core/permissions";

export const navigationSections = ["Observe", "Respond", "Prove", "Comply", "Administer"] as const;
export type NavigationSection = (typeof navigationSections)[number];

export type NavigationItem = {
  id: string;
  label: string;
  section: NavigationSection;
  icon: LucideIcon;
  /** The path below the organisation. */
  path: string;
  /** The action one must be allowed to see the page; absent where every member may. */
  permission?: PermissionAction;
  /** After `g`, opens the page. */
  letter?: string;
  /** What else people call it; the command palette finds the page by these. */
  keywords: readonly string[];
};
