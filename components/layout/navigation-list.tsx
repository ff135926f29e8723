"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useId } from "react";

import { allowedItems, findNavigationItem, navigationHref } from "@/components/layout/navigation";
import {
  navigationSections,
  type NavigationItem,
} from "@/components/layout/navigation-items/navigation-item";
import { cn } from "@/components/ui/class-names";
import { Tooltip } from "@/components/ui/tooltip";
import type { PermissionAction } from "@/lib/core/permissions";

type NavigationListProps = {
  organizationSlug: string;
  permissions: readonly PermissionAction[];
  collapsed?: boolean;
  onNavigate?: () => void;
};

/** The pages of the workspace in their sections; a section without pages is not drawn. */
export function NavigationList({
  organizationSlug,
  permissions,
  collapsed = false,
  onNavigate,
}: NavigationListProps) {
  // The list stands twice on a page while the phone sheet is open.
  const listId = useId();
  const pathname = usePathname();
  const currentId = findNavigationItem(pathname, organizationSlug)?.id;
  const items = allowedItems(permissions);
  return (
    <nav aria-label="Workspace" className="grid gap-4">
      {navigationSections.map((section) => {
        const sectionItems = items.filter((item) => item.section === section);
        if (sectionItems.length === 0) return null;
        return (
          <div key={section} className="grid gap-0.5">
            <p
              id={`${listId}-${section}`}
              className={cn("text-muted-foreground px-2 pb-1 text-xs font-medium", collapsed && "sr-only")}
            >
              {section}
            </p>
            <ul aria-labelledby={`${listId}-${section}`} className="grid gap-0.5">
              {sectionItems.map((item) => (
                <li key={item.id}>
                  <NavigationLink
                    item={item}
                    href={navigationHref(item, organizationSlug)}
                    current={item.id === currentId}
                    collapsed={collapsed}
                    onNavigate={onNavigate}
                  />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}

type NavigationLinkProps = {
  item: NavigationItem;
  href: string;
  current: boolean;
  collapsed: boolean;
  onNavigate: (() => void) | undefined;
};

function NavigationLink({ item, href, current, collapsed, onNavigate }: NavigationLinkProps) {
  const Icon = item.icon;
  const link = (
    <Link
      href={href}
      onClick={onNavigate}
      aria-current={current ? "page" : undefined}
      className={cn(
        "text-muted-foreground hover:bg-accent hover:text-foreground flex h-8 items-center gap-2.5 rounded-md px-2 font-medium transition-colors pointer-coarse:h-10",
        current && "bg-selected text-selected-foreground hover:bg-selected hover:text-selected-foreground",
        collapsed && "w-9 justify-center px-0",
      )}
    >
      <Icon className="size-4 shrink-0" aria-hidden />
      <span className={cn("truncate", collapsed && "sr-only")}>{item.label}</span>
    </Link>
  );
  if (!collapsed) return link;
  return (
    <Tooltip content={item.label} side="right">
      {link}
    </Tooltip>
  );
}
