"use client";

import {
  Building2,
  Keyboard,
  KeyRound,
  LifeBuoy,
  LogOut,
  Monitor,
  Moon,
  Plus,
  RefreshCw,
  Sun,
  UserPlus,
} from "lucide-react";
import type { ReactNode } from "react";

import type { PaletteActions, ShellOrganization } from "@/components/layout/shell-types";
import { themeLabels, themes, type Theme } from "@/components/layout/theme";
import { setTheme } from "@/components/layout/theme-store";
import { CommandGroup, CommandItem } from "@/components/ui/command";
import { Kbd } from "@/components/ui/kbd";
import { showToast } from "@/components/ui/toast-store";
import type { PermissionAction } from "@/lib/core/permissions";

const themeIcons: Record<Theme, typeof Sun> = { system: Monitor, light: Sun, dark: Moon };

type PaletteCommandsProps = {
  organization: ShellOrganization;
  organizations: readonly ShellOrganization[];
  newOrganizationHref?: string;
  permissions: readonly PermissionAction[];
  actions: PaletteActions;
  onOpen: (href: string) => void;
  onShowShortcuts: () => void;
  onClose: () => void;
};

/** What the palette does rather than opens; what a role may not do is not offered. */
export function PaletteCommands({
  organization,
  organizations,
  newOrganizationHref,
  permissions,
  actions,
  onOpen,
  onShowShortcuts,
  onClose,
}: PaletteCommandsProps) {
  const place = `/${organization.slug}`;
  const others = organizations.filter(({ slug }) => slug !== organization.slug);

  async function collect() {
    onClose();
    const told = await actions.collectNow();
    showToast({ title: told.message, tone: told.failed ? "critical" : "success" });
  }

  return (
    <>
      <CommandGroup heading="Commands">
        {permissions.includes("collection.run") && (
          <Command
            name="Collect now"
            keywords={["metrics", "refresh", "run", "measure"]}
            icon={<RefreshCw aria-hidden />}
            onSelect={() => void collect()}
          />
        )}
        {permissions.includes("members.invite") && (
          <Command
            name="Invite member"
            keywords={["add", "user", "person", "team", "colleague"]}
            icon={<UserPlus aria-hidden />}
            onSelect={() => onOpen(`${place}/settings/members?new=member`)}
          />
        )}
        {permissions.includes("api-keys.manage") && (
          <Command
            name="Create API key"
            keywords={["token", "new", "secret", "add"]}
            icon={<KeyRound aria-hidden />}
            onSelect={() => onOpen(`${place}/settings/api-keys?new=key`)}
          />
        )}
        {permissions.includes("support.write") && (
          <Command
            name="Report an issue"
            keywords={["support", "ticket", "bug", "contact", "problem", "help"]}
            icon={<LifeBuoy aria-hidden />}
            onSelect={() => onOpen(`${place}/support/new`)}
          />
        )}
        <Command
          name="Keyboard shortcuts"
          keywords={["keys", "help", "hotkeys"]}
          icon={<Keyboard aria-hidden />}
          hint={<Kbd>?</Kbd>}
          onSelect={onShowShortcuts}
        />
        <Command
          name="Sign out"
          keywords={["log out", "leave", "exit"]}
          icon={<LogOut aria-hidden />}
          onSelect={() => {
            onClose();
            void actions.signOut();
          }}
        />
      </CommandGroup>
      <CommandGroup heading="Organisations">
        {others.map(({ slug, name }) => (
          <Command
            key={slug}
            name={`Switch to ${name}`}
            value={`organisation ${slug}`}
            keywords={[name, "switch", "tenant", "workspace", "organisation"]}
            icon={<Building2 aria-hidden />}
            onSelect={() => onOpen(`/${slug}/dashboard`)}
          />
        ))}
        {newOrganizationHref && (
          <Command
            name="New organisation"
            keywords={["create", "add", "tenant", "workspace", "company"]}
            icon={<Plus aria-hidden />}
            onSelect={() => onOpen(newOrganizationHref)}
          />
        )}
      </CommandGroup>
      <CommandGroup heading="Theme">
        {themes.map((theme) => {
          const Icon = themeIcons[theme];
          return (
            <Command
              key={theme}
              name={`Theme: ${themeLabels[theme].toLowerCase()}`}
              keywords={["appearance", "colours", "mode", "night", "day"]}
              icon={<Icon aria-hidden />}
              onSelect={() => {
                setTheme(theme);
                onClose();
              }}
            />
          );
        })}
      </CommandGroup>
    </>
  );
}

type CommandProps = {
  name: string;
  /** Where the name alone is not unique. */
  value?: string;
  keywords: string[];
  icon: ReactNode;
  hint?: ReactNode;
  onSelect: () => void;
};

function Command({ name, value = name, keywords, icon, hint, onSelect }: CommandProps) {
  return (
    <CommandItem value={value} keywords={keywords} onSelect={onSelect}>
      {icon}
      <span className="flex-1 truncate">{name}</span>
      {hint}
    </CommandItem>
  );
}
