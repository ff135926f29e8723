"use client";

import { Highlighted } from "@/components/help/highlighted";
import type { TypedAnswer } from "@/components/help/use-help-search";
import type { HelpHit } from "@/lib/help/types";

type HelpHitsProps = {
  /** Of the combobox, whose options these are. */
  id: string;
  /** Null while nothing is to be shown. */
  answer: TypedAnswer | null;
  active: number;
  onOpen: (hit: HelpHit) => void;
  onPoint: (place: number) => void;
};

/** The options of the help search; the list itself is always there, because the combobox names it. */
export function HelpHits({ id, answer, active, onOpen, onPoint }: HelpHitsProps) {
  const options = answer ? (answer.hits.length > 0 ? answer.hits : answer.closest) : [];
  return (
    <div
      className={
        answer
          ? "bg-popover text-popover-foreground shadow-float absolute inset-x-0 top-full z-20 mt-1 overflow-hidden rounded-lg border p-1.5"
          : "hidden"
      }
    >
      {answer?.corrected && answer.hits.length > 0 && (
        <p className="text-muted-foreground px-2.5 py-1 text-sm">Showing answers to “{answer.corrected}”</p>
      )}
      {answer?.hits.length === 0 && (
        <p className="px-2.5 py-1.5">
          No article answers “{answer.typed}”.{" "}
          <span className="text-muted-foreground">{options.length > 0 && "These come closest:"}</span>
        </p>
      )}
      <ul id={`${id}-options`} role="listbox" aria-label="Articles">
        {options.map((hit, place) => (
          <li
            key={hit.slug}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === active}
            // Keeps the focus in the field until the click is through.
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => onPoint(place)}
            onClick={() => onOpen(hit)}
            className="aria-selected:bg-accent cursor-pointer rounded-md px-2.5 py-2"
          >
            <span className="flex items-baseline justify-between gap-3">
              <span className="font-medium">
                <Highlighted text={hit.title} query={answer?.typed ?? ""} />
              </span>
              <span className="text-muted-foreground shrink-0 text-sm">{hit.section}</span>
            </span>
            <span className="text-muted-foreground line-clamp-1 text-sm">{hit.excerpt}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
