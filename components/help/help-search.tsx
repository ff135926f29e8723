"use client";

import { Search } from "lucide-react";
import Form from "next/form";
import { useRouter } from "next/navigation";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";

import { singleKeysEnabled } from "@/components/data-table/single-key-store";
import { HelpHits } from "@/components/help/help-hits";
import { helpHref, type HelpPlace } from "@/components/help/help-place";
import { useHelpSearch } from "@/components/help/use-help-search";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import type { HelpHit } from "@/lib/help/types";

const TYPING = "input, textarea, select, [contenteditable], [role=dialog]";

type HelpSearchProps = { place: HelpPlace; query?: string };

/**
 * Searches help while one types: a combobox whose options are articles. Without JavaScript, and on Enter while
 * none is chosen, it is a form that leads to the page of results.
 */
export function HelpSearch({ place, query = "" }: HelpSearchProps) {
  const router = useRouter();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(query);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const answer = useHelpSearch(isOpen ? typed : "");
  const options = answer.hits.length > 0 ? answer.hits : answer.closest;
  const isShown = isOpen && answer.typed !== "";
  useSlashKey(() => input.current?.focus());

  const open = ({ slug }: HelpHit) => {
    setOpen(false);
    router.push(helpHref(place, slug));
  };

  function handleKey(event: KeyboardEvent) {
    const chosen = options[active];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (options.length > 0) setActive((active + step + options.length) % options.length);
    } else if (event.key === "Escape" && isShown) {
      event.preventDefault();
      setOpen(false);
    } else if (event.key === "Enter" && isShown && chosen) {
      event.preventDefault();
      open(chosen);
    }
  }

  return (
    <Form
      action={helpHref(place)}
      role="search"
      className="relative w-full max-w-2xl"
      onSubmit={() => setOpen(false)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <Search
        aria-hidden
        className="text-muted-foreground pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2"
      />
      <Input
        ref={input}
        type="search"
        name="q"
        value={typed}
        maxLength={200}
        autoComplete="off"
        aria-label="Search help"
        placeholder="Search help: invite a colleague, 429, quiet hours"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isShown && options.length > 0}
        aria-controls={`${id}-options`}
        aria-activedescendant={isShown && active >= 0 ? `${id}-${active}` : undefined}
        onChange={(event) => {
          setTyped(event.target.value);
          setOpen(true);
          setActive(-1);
        }}
        onKeyDown={handleKey}
        className="h-11 pr-11 pl-9 text-lg"
      />
      <Kbd aria-hidden className="absolute top-1/2 right-3 -translate-y-1/2">
        /
      </Kbd>
      <p role="status" className="sr-only">
        {isShown &&
          (answer.hits.length > 0 ? `${answer.hits.length} answers` : "No answer; closest articles listed")}
      </p>
      <HelpHits id={id} answer={isShown ? answer : null} active={active} onOpen={open} onPoint={setActive} />
    </Form>
  );
}

/** `/` puts the cursor into the search where nothing is being typed, unless single keys are off. */
function useSlashKey(onSlash: () => void): void {
  useEffect(() => {
    function hear(event: globalThis.KeyboardEvent) {
      if (event.key !== "/" || event.metaKey || event.ctrlKey || event.altKey || !singleKeysEnabled()) return;
      if (event.target instanceof Element && event.target.closest(TYPING)) return;
      event.preventDefault();
      onSlash();
    }
    window.addEventListener("keydown", hear);
    return () => window.removeEventListener("keydown", hear);
  });
}
