"use client";

import { Search } from "lucide-react";
import { useState } from "react";

import { CommandPalette, type CommandPaletteProps } from "@/components/layout/command-palette";
import { useCommandShortcut } from "@/components/layout/use-shortcut";
import { Button } from "@/components/ui/button";
import { Shortcut } from "@/components/ui/shortcut";

/** Opens the palette by click or ⌘K, with its code already there: what is typed while it loads would be lost. */
export function CommandPaletteButton(props: Omit<CommandPaletteProps, "onClose">) {
  const [open, setOpen] = useState(false);
  useCommandShortcut("k", () => setOpen((current) => !current));
  return (
    <>
      <Button
        aria-haspopup="dialog"
        aria-keyshortcuts="Meta+K Control+K"
        onClick={() => setOpen(true)}
        className="text-muted-foreground w-9 justify-center px-0 lg:w-56 lg:justify-between lg:pr-1.5 lg:pl-2.5"
      >
        <span className="flex items-center gap-2 font-normal">
          <Search aria-hidden />
          <span className="sr-only lg:not-sr-only">Search or jump to</span>
        </span>
        <Shortcut letter="K" className="hidden lg:inline-flex" />
      </Button>
      {open && <CommandPalette {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
