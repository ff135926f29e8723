"use client";

import type { ReactNode } from "react";

import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

type TermPopoverProps = {
  id: string;
  name: string;
  definition: string;
  citation: string;
  children: ReactNode;
};

/** A word one can press, by mouse, key or screen reader, for what it means. Escape closes and returns the focus. */
export function TermPopover({ id, name, definition, citation, children }: TermPopoverProps) {
  return (
    <Popover>
      <PopoverTrigger className="decoration-muted-foreground cursor-help rounded-xs underline decoration-dotted underline-offset-4">
        {children}
        <span className="sr-only"> (what it means)</span>
      </PopoverTrigger>
      <PopoverContent aria-label={`${name}: definition`} className="grid gap-1.5 text-left font-normal">
        <p className="font-semibold">{name}</p>
        <p>{definition}</p>
        <p className="text-muted-foreground text-sm">{citation}</p>
        <a href={`/help/glossary#${id}`} className="text-link w-fit text-sm hover:underline">
          Open in the glossary
        </a>
      </PopoverContent>
    </Popover>
  );
}
