import { Activity, Gauge } from "lucide-react";

import type { NavigationItem } from "./navigation-item";

/** The pages under Observe, in the order in which the sidebar shows them. */
export const OBSERVE_ITEMS: readonly NavigationItem[] = [
  {
    id: "dashboard",
    label: "Dashboard",
    section: "Observe",
    icon: Gauge,
    path: "/dashboard",
    letter: "d",
    keywords: ["home", "overview", "start", "summary"],
  },
  {
    id: "monitoring",
    label: "Monitoring",
    section: "Observe",
    icon: Activity,
    path: "/monitoring",
    permission: "metrics.read",
    letter: "m",
    keywords: ["metrics", "charts", "cpu", "memory", "latency", "errors", "health", "collection", "graphs"],
  },
];
