"use client";

import { useRouter } from "next/navigation";
import { Dialog as DialogPrimitive } from "radix-ui";
import { useRef, useState } from "react";

import { PaletteCommands } from "@/components/layout/palette-commands";
import { PaletteHelp } from "@/components/layout/palette-help";
import { PalettePages } from "@/components/layout/palette-pages";
import { PaletteRecords } from "@/components/layout/palette-records";
import { scorePaletteEntry } from "@/components/layout/palette-score";
import { recentItems, rememberRecent, type RecentItem } from "@/components/layout/recent-store";
import type { PaletteActions, ShellOrganization } from "@/components/layout/shell-types";
import { Command, CommandEmpty, CommandInput, CommandList } from "@/components/ui/command";
import { showToast } from "@/components/ui/toast-store";
import type { PermissionAction } from "@/lib/core/permissions";

export type CommandPaletteProps = {
  organization: ShellOrganization;
  organizations: readonly ShellOrganization[];
  newOrganizationHref?: string;
  permissions: readonly PermissionAction[];
  actions: PaletteActions;
  onShowShortcuts: () => void;
  onClose: () => void;
};

/** Everything by name. It opens without animation, because it is used at the speed of typing. */
export function CommandPalette({ onClose, onShowShortcuts, ...props }: CommandPaletteProps) {
  const { organization, permissions } = props;
  const router = useRouter();
  const [typed, setTyped] = useState("");
  const [recent] = useState(() => recentItems(organization.slug));
  // Opened by keyboard there is no trigger to return to; one goes on where one was.
  const returnFocusTo = useRef<Element>(null);

  function open(href: string) {
    onClose();
    router.push(href);
  }

  function openAndRemember(item: RecentItem) {
    rememberRecent(organization.slug, item);
    open(item.href);
  }

  async function acknowledge(policyId: string) {
    onClose();
    const told = await props.actions.acknowledgeAll(policyId);
    showToast({ title: told.message, tone: told.failed ? "critical" : "success" });
    router.refresh();
  }

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
            <CommandInput
              placeholder="Find a page, a setting, a record or help, or run a command"
              value={typed}
              onValueChange={setTyped}
            />
            <CommandList>
              <CommandEmpty>Nothing by that name. Try another word for it.</CommandEmpty>
              <PalettePages
                organization={organization.slug}
                permissions={permissions}
                recent={recent}
                isTyping={typed.trim() !== ""}
                onOpen={openAndRemember}
              />
              <PaletteRecords
                organization={organization.slug}
                typed={typed}
                onOpen={openAndRemember}
                onAcknowledge={(policyId) => void acknowledge(policyId)}
              />
              <PaletteHelp organization={organization.slug} typed={typed} onOpen={open} />
              <PaletteCommands {...props} onOpen={open} onShowShortcuts={onShowShortcuts} onClose={onClose} />
            </CommandList>
          </Command>
        </DialogPrimitive.Content>
      </DialogPrimitive.Portal>
    </DialogPrimitive.Root>
  );
}
