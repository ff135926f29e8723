"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/class-names";
import type { PermissionAction } from "@/lib/core/permissions";
import { ALERT_TABS, currentTab } from "./alert-tabs";

type TabListProps = { organization: string; permissions: readonly PermissionAction[] };

/** The pages below Alerts that this person may open. On a phone the row scrolls. */
export function TabList({ organization, permissions }: TabListProps) {
  const pathname = usePathname();
  const root = `/${organization}`;
  const tabs = ALERT_TABS.filter(({ permission }) => permissions.includes(permission));
  const current = currentTab(tabs, pathname.slice(root.length));
  return (
    <nav aria-label="Alerts" className="-mx-4 overflow-x-auto border-b px-4 md:-mx-6 md:px-6">
      <ul className="flex gap-5">
        {tabs.map((tab) => (
          <li key={tab.path}>
            <Link
              href={`${root}${tab.path}`}
              aria-current={tab !== current ? undefined : pathname === `${root}${tab.path}` ? "page" : "true"}
              className={cn(
                "text-muted-foreground hover:text-foreground -mb-px flex h-9 items-center rounded-t-sm border-b-2 border-transparent font-medium whitespace-nowrap transition-colors pointer-coarse:h-11",
                tab === current && "border-primary text-foreground",
              )}
            >
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
