import type { ReactNode } from "react";

import { OfflineBanner } from "@/components/feedback/offline-banner";
import { HelpButton } from "@/components/help/help-button";
import { CommandPaletteButton } from "@/components/layout/command-palette-button";
import { HeaderBreadcrumb } from "@/components/layout/header-breadcrumb";
import { MobileNavigation } from "@/components/layout/mobile-navigation";
import type {
  PaletteActions,
  ShellOrganization,
  ShellUser,
  SignOutAction,
} from "@/components/layout/shell-types";
import { Sidebar } from "@/components/layout/sidebar";
import { SkipLink } from "@/components/layout/skip-link";
import { UserMenu } from "@/components/layout/user-menu";
import { TimeZoneProvider } from "@/components/time/time-zone-provider";
import type { PermissionAction } from "@/lib/core/permissions";

type WorkspaceShellProps = {
  organization: ShellOrganization;
  /** Every organisation of this person, the current one included. */
  organizations: readonly ShellOrganization[];
  newOrganizationHref?: string;
  user: ShellUser;
  /** The actions this person may take here; pages that need others are not offered. */
  permissions: readonly PermissionAction[];
  /** `parseSidebarCollapsed` of the cookie, so that the first paint has the right width. */
  sidebarCollapsed: boolean;
  signOut: SignOutAction;
  paletteActions: PaletteActions;
  /** The zone of this person's settings; all times on the pages below are shown in it. */
  timeZone?: string;
  /** What belongs beside the user menu, such as the bell. */
  headerActions?: ReactNode;
  /** Lasting notes above every page: read-only, limits, platform staff looking in. */
  notices?: ReactNode;
  children: ReactNode;
};

/** The frame of every page of the product: sidebar, header and the main landmark. */
export function WorkspaceShell({
  organization,
  organizations,
  newOrganizationHref,
  user,
  permissions,
  sidebarCollapsed,
  signOut,
  paletteActions,
  timeZone,
  headerActions,
  notices,
  children,
}: WorkspaceShellProps) {
  const navigation = { organization, organizations, newOrganizationHref, permissions };
  return (
    <div className="flex min-h-dvh">
      <SkipLink />
      <Sidebar {...navigation} initiallyCollapsed={sidebarCollapsed} />
      <div className="flex min-w-0 flex-1 flex-col">
        <header
          data-print="hide"
          className="bg-background sticky top-0 z-30 flex h-(--header-height) shrink-0 items-center gap-3 border-b px-4 md:px-6"
        >
          <MobileNavigation {...navigation} />
          <HeaderBreadcrumb organization={organization} />
          <div className="ml-auto flex shrink-0 items-center gap-2.5">
            <CommandPaletteButton {...navigation} actions={paletteActions} />
            <HelpButton organization={organization.slug} />
            {headerActions}
            <UserMenu user={user} settingsHref={`/${organization.slug}/settings`} signOut={signOut} />
          </div>
        </header>
        <main id="main" tabIndex={-1} className="min-w-0 flex-1 px-4 py-5 md:px-6 md:py-6">
          <OfflineBanner />
          {notices && <div className="mb-5 grid gap-2">{notices}</div>}
          <TimeZoneProvider timeZone={timeZone}>{children}</TimeZoneProvider>
        </main>
      </div>
    </div>
  );
}
