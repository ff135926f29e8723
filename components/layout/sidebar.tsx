"use client";

import { PanelLeft } from "lucide-react";
import { useState } from "react";

import { NavigationList } from "@/components/layout/navigation-list";
import { OrganizationSwitcher } from "@/components/layout/organization-switcher";
import { rememberPreference } from "@/components/layout/preference-cookie";
import type { ShellOrganization } from "@/components/layout/shell-types";
import { sidebarCookie } from "@/components/layout/sidebar-preference";
import { useCommandShortcut } from "@/components/layout/use-shortcut";
import { cn } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import type { PermissionAction } from "@/lib/core/permissions";

type SidebarProps = {
  organization: ShellOrganization;
  organizations: readonly ShellOrganization[];
  newOrganizationHref?: string;
  permissions: readonly PermissionAction[];
  initiallyCollapsed: boolean;
};

/** The sidebar of wide screens; ⌘B collapses it to icons and the choice is remembered. */
export function Sidebar({
  organization,
  organizations,
  newOrganizationHref,
  permissions,
  initiallyCollapsed,
}: SidebarProps) {
  const [collapsed, setCollapsed] = useState(initiallyCollapsed);

  function toggle() {
    const next = !collapsed;
    setCollapsed(next);
    rememberPreference(sidebarCookie, next ? "collapsed" : "open");
  }
  useCommandShortcut("b", toggle);

  return (
    <aside
      aria-label="Sidebar"
      data-print="hide"
      className={cn(
        "bg-sidebar sticky top-0 hidden h-dvh shrink-0 flex-col border-r md:flex",
        collapsed ? "w-14" : "w-60",
      )}
    >
      <div className="flex h-(--header-height) shrink-0 items-center border-b px-2.5">
        <OrganizationSwitcher
          current={organization}
          organizations={organizations}
          newOrganizationHref={newOrganizationHref}
          collapsed={collapsed}
        />
      </div>
      <div className="flex-1 overflow-y-auto px-2.5 py-3">
        <NavigationList
          organizationSlug={organization.slug}
          permissions={permissions}
          collapsed={collapsed}
        />
      </div>
      <div className="border-t p-2.5">
        <IconButton
          label={collapsed ? "Expand sidebar" : "Collapse sidebar"}
          shortcut="B"
          aria-expanded={!collapsed}
          onClick={toggle}
          className="aria-expanded:bg-transparent"
        >
          <PanelLeft aria-hidden />
        </IconButton>
      </div>
    </aside>
  );
}
