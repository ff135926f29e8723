"use client";

import { Menu } from "lucide-react";
import { useState } from "react";

import { NavigationList } from "@/components/layout/navigation-list";
import { OrganizationSwitcher } from "@/components/layout/organization-switcher";
import type { ShellOrganization } from "@/components/layout/shell-types";
import { Button } from "@/components/ui/button";
import { Sheet, SheetContent, SheetTrigger } from "@/components/ui/sheet";
import type { PermissionAction } from "@/lib/core/permissions";

type MobileNavigationProps = {
  organization: ShellOrganization;
  organizations: readonly ShellOrganization[];
  newOrganizationHref?: string;
  permissions: readonly PermissionAction[];
};

/** The sidebar of phones: the same content in a sheet that closes when one has chosen. */
export function MobileNavigation({ organization, permissions, ...switcher }: MobileNavigationProps) {
  const [open, setOpen] = useState(false);
  return (
    <Sheet open={open} onOpenChange={setOpen}>
      <SheetTrigger asChild>
        <Button variant="ghost" aria-label="Open navigation" className="-ml-1.5 w-9 px-0 md:hidden">
          <Menu aria-hidden />
        </Button>
      </SheetTrigger>
      <SheetContent side="left" title="Navigation" titleHidden className="bg-sidebar w-72">
        <div className="flex h-14 shrink-0 items-center border-b pr-13 pl-2.5">
          <OrganizationSwitcher current={organization} {...switcher} />
        </div>
        <div className="px-2.5 py-3">
          <NavigationList
            organizationSlug={organization.slug}
            permissions={permissions}
            onNavigate={() => setOpen(false)}
          />
        </div>
      </SheetContent>
    </Sheet>
  );
}
