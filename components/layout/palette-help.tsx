"use client";

import { CircleHelp } from "lucide-react";

import { helpHref } from "@/components/help/help-place";
import { useHelpSearch } from "@/components/help/use-help-search";
import { CommandGroup, CommandItem } from "@/components/ui/command";

const SHOWN_HITS = 4;

type PaletteHelpProps = { organization: string; typed: string; onOpen: (href: string) => void };

/** The articles that answer what was typed. */
export function PaletteHelp({ organization, typed, onOpen }: PaletteHelpProps) {
  const answer = useHelpSearch(typed);
  if (answer.hits.length === 0) return null;
  return (
    <CommandGroup heading="Help">
      {answer.hits.slice(0, SHOWN_HITS).map(({ slug, title, section }) => (
        <CommandItem
          key={slug}
          value={`help ${slug}`}
          // The server has found them by what was typed, also where it was misspelt: they answer to that.
          keywords={[answer.typed, title]}
          onSelect={() => onOpen(helpHref({ organization }, slug))}
        >
          <CircleHelp aria-hidden />
          <span className="flex-1 truncate">{title}</span>
          <span className="text-muted-foreground text-sm">{section}</span>
        </CommandItem>
      ))}
    </CommandGroup>
  );
}
