"use client";

import { Building2, Monitor, Moon, Plus, Sun } from "lucide-react";
import { useRouter } from "next/navigation";
import { Dialog as DialogPrimitive } from "radix-ui";
import { useRef } from "react";

import { allowedItems, navigationHref } from "@/components/layout/navigation";
import { scorePaletteEntry } from "@/components/layout/palette-score";
import type { ShellOrganization } from "@/components/layout/shell-types";
import { themeLabels, themes, type Theme } from "@/components/layout/theme";
import { setTheme } from "@/components/layout/theme-store";
import {
  Command,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from "@/components/ui/command";
import type { PermissionAction } from "@/lib/core/permissions";

export type CommandPaletteProps = {
  organization: ShellOrganization;
  organizations: readonly ShellOrganization[];
  newOrganizationHref?: string;
  permissions: readonly PermissionAction[];
  onClose: () => void;
};

const themeIcons: Record<Theme, typeof Sun> = { system: Monitor, light: Sun, dark: Moon };

/** Everything by name. It opens without animation, because it is used at the speed of typing. */
export function CommandPalette({
  organization,
  organizations,
  newOrganizationHref,
  permissions,
  onClose,
}: CommandPaletteProps) {
  const router = useRouter();
  // Opened by keyboard there is no trigger to return to; one goes on where one was.
  const returnFocusTo = useRef<Element>(null);

  function open(href: string) {
    onClose();
    router.push(href);
  }

  const others = organizations.filter((each) => each.slug !== organization.slug);
  return (
    <DialogPrimitive.Root open onOpenChange={(stillOpen) => !stillOpen && onClose()}>
      <DialogPrimitive.Portal>
        <DialogPrimitive.Overlay className="fixed inset-0 z-40 bg-black/45" />
        <DialogPrimitive.Content
          aria-describedby={undefined}
          onOpenAutoFocus={() => {
            returnFocusTo.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (returnFocusTo.current instanceof HTMLElement) returnFocusTo.current.focus();
          }}
          className="bg-popover text-popover-foreground shadow-float fixed top-[min(6rem,12dvh)] left-1/2 z-50 w-[min(36rem,calc(100vw-2rem))] -translate-x-1/2 overflow-hidden rounded-lg border"
        >
          <DialogPrimitive.Title className="sr-only">Command palette</DialogPrimitive.Title>
          <Command label="Command palette" loop filter={scorePaletteEntry}>
            <CommandInput placeholder="Go to a page or run a command" />
            <CommandList>
              <CommandEmpty>Nothing by that name. Try another word for it.</CommandEmpty>
              <CommandGroup heading="Pages">
                {allowedItems(permissions).map((item) => (
                  <CommandItem
                    key={item.id}
                    value={item.label}
                    keywords={[item.section, ...item.keywords]}
                    onSelect={() => open(navigationHref(item, organization.slug))}
                  >
                    <item.icon aria-hidden />
                    <span className="flex-1 truncate">{item.label}</span>
                    <span className="text-muted-foreground text-sm">{item.section}</span>
                  </CommandItem>
                ))}
              </CommandGroup>
              {(others.length > 0 || newOrganizationHref) && (
                <CommandGroup heading="Organisations">
                  {others.map((each) => (
                    <CommandItem
                      key={each.slug}
                      value={`organisation ${each.slug}`}
                      keywords={[each.name, "switch", "tenant", "workspace"]}
                      onSelect={() => open(`/${each.slug}/dashboard`)}
                    >
                      <Building2 aria-hidden />
                      <span className="truncate">{each.name}</span>
                    </CommandItem>
                  ))}
                  {newOrganizationHref && (
                    <CommandItem
                      value="New organisation"
                      keywords={["create", "add", "tenant", "workspace", "company"]}
                      onSelect={() => open(newOrganizationHref)}
                    >
                      <Plus aria-hidden />
                      New organisation
                    </CommandItem>
                  )}
                </CommandGroup>
              )}
              <CommandGroup heading="Theme">
                {themes.map((theme) => {
                  const Icon = themeIcons[theme];
                  return (
                    <CommandItem
                      key={theme}
                      value={`theme ${theme}`}
                      keywords={["appearance", "colours", "mode", "night", "day"]}
                      onSelect={() => {
                        setTheme(theme);
                        onClose();
                      }}
                    >
                      <Icon aria-hidden />
                      Theme: {themeLabels[theme].toLowerCase()}
                    </CommandItem>
                  );
                })}
              </CommandGroup>
            </CommandList>
          </Command>
        </DialogPrimitive.Content>
      </DialogPrimitive.Portal>
    </DialogPrimitive.Root>
  );
}
