"use client";

import { History, Settings2 } from "lucide-react";

import { allowedItems, navigationHref } from "@/components/layout/navigation";
import type { RecentItem } from "@/components/layout/recent-store";
import { settingsPlaces } from "@/components/layout/settings-places";
import { CommandGroup, CommandItem } from "@/components/ui/command";
import { Kbd } from "@/components/ui/kbd";
import type { PermissionAction } from "@/lib/core/permissions";

type PalettePagesProps = {
  organization: string;
  permissions: readonly PermissionAction[];
  recent: readonly RecentItem[];
  /** Settings come up only when something is typed: together they would bury the pages. */
  isTyping: boolean;
  onOpen: (item: RecentItem) => void;
};

/** What was opened last, the pages, and what can be set on them. */
export function PalettePages({ organization, permissions, recent, isTyping, onOpen }: PalettePagesProps) {
  const pages = allowedItems(permissions);
  return (
    <>
      {!isTyping && recent.length > 0 && (
        <CommandGroup heading="Recent">
          {recent.map((item) => (
            <CommandItem key={item.href} value={`recent ${item.href}`} onSelect={() => onOpen(item)}>
              <History aria-hidden />
              <span className="truncate">{item.label}</span>
            </CommandItem>
          ))}
        </CommandGroup>
      )}
      <CommandGroup heading="Pages">
        {pages.map((item) => (
          <CommandItem
            key={item.id}
            value={item.label}
            keywords={[item.section, ...item.keywords]}
            onSelect={() => onOpen({ href: navigationHref(item, organization), label: item.label })}
          >
            <item.icon aria-hidden />
            <span className="flex-1 truncate">{item.label}</span>
            <span className="text-muted-foreground text-sm">{item.section}</span>
            {item.letter && <Kbd className="hidden sm:inline-flex">G {item.letter.toUpperCase()}</Kbd>}
          </CommandItem>
        ))}
      </CommandGroup>
      {isTyping && (
        <CommandGroup heading="Settings">
          {settingsPlaces.map(({ label, page, keywords }) => {
            const item = pages.find(({ id }) => id === page);
            if (!item) return null;
            return (
              <CommandItem
                key={label}
                value={`setting ${label}`}
                keywords={[...keywords]}
                onSelect={() => onOpen({ href: navigationHref(item, organization), label })}
              >
                <Settings2 aria-hidden />
                <span className="flex-1 truncate">{label}</span>
                <span className="text-muted-foreground text-sm">{item.label}</span>
              </CommandItem>
            );
          })}
        </CommandGroup>
      )}
    </>
  );
}
