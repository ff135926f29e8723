"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { CommandPalette, type CommandPaletteProps } from "@/components/layout/command-palette";
import { allowedItems, navigationHref } from "@/components/layout/navigation";
import { ShortcutsDialog } from "@/components/layout/shortcuts-dialog";
import { useCommandShortcut } from "@/components/layout/use-shortcut";
import { useSingleKeys } from "@/components/layout/use-single-keys";
import { Button } from "@/components/ui/button";
import { Shortcut } from "@/components/ui/shortcut";

type CommandPaletteButtonProps = Omit<CommandPaletteProps, "onClose" | "onShowShortcuts">;

/**
 * Opens the palette by click or ⌘K, with its code already there: what is typed while it loads would be lost.
 * The single keys live here as well: they are the palette's short way.
 */
export function CommandPaletteButton(props: CommandPaletteButtonProps) {
  const router = useRouter();
  const [shown, setShown] = useState<"palette" | "shortcuts" | null>(null);
  const pages = allowedItems(props.permissions);
  const close = () => setShown(null);
  useCommandShortcut("k", () => setShown((current) => (current === "palette" ? null : "palette")));
  useSingleKeys({
    letters: pages.flatMap(({ letter }) => letter ?? []),
    onLetter: (letter) => {
      const page = pages.find((each) => each.letter === letter);
      if (page) router.push(navigationHref(page, props.organization.slug));
    },
    onQuestionMark: () => setShown("shortcuts"),
  });
  return (
    <>
      <Button
        aria-haspopup="dialog"
        aria-keyshortcuts="Meta+K Control+K"
        onClick={() => setShown("palette")}
        className="text-muted-foreground w-9 justify-center px-0 lg:w-56 lg:justify-between lg:pr-1.5 lg:pl-2.5"
      >
        <span className="flex items-center gap-2 font-normal">
          <Search aria-hidden />
          <span className="sr-only lg:not-sr-only">Search or jump to</span>
        </span>
        <Shortcut letter="K" className="hidden lg:inline-flex" />
      </Button>
      {shown === "palette" && (
        <CommandPalette {...props} onClose={close} onShowShortcuts={() => setShown("shortcuts")} />
      )}
      {shown === "shortcuts" && <ShortcutsDialog pages={pages} onClose={close} />}
    </>
  );
}
