import type { PermissionAction } from "@/lib/core/permissions";

export type AlertTab = { label: string; path: string; permission: PermissionAction };

/** The pages below Alerts, in the order of their tabs. */
export const ALERT_TABS: readonly AlertTab[] = [
  { label: "Active", path: "/alerts", permission: "alerts.read" },
  { label: "History", path: "/alerts/history", permission: "alerts.read" },
  { label: "Policies", path: "/alerts/policies", permission: "alert-policies.read" },
  { label: "Silences", path: "/alerts/silences", permission: "silences.read" },
  { label: "Maintenance", path: "/alerts/maintenance", permission: "silences.read" },
  { label: "Routing", path: "/alerts/routing", permission: "alert-policies.read" },
  { label: "Groups", path: "/alerts/groups", permission: "channels.read" },
  { label: "Analytics", path: "/alerts/analytics", permission: "alerts.read" },
  { label: "Deliveries", path: "/alerts/deliveries", permission: "alerts.read" },
];

/** The tab a path belongs to: the one with the longest path that the path starts with. */
export function currentTab(tabs: readonly AlertTab[], path: string): AlertTab | undefined {
  return tabs
    .filter((tab) => path === tab.path || path.startsWith(`${tab.path}/`))
    .sort((one, other) => other.path.length - one.path.length)[0];
}
