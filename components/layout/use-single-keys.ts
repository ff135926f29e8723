"use client";

import { useEffect, useEffectEvent, useRef } from "react";

import { singleKeysEnabled } from "@/components/data-table/single-key-store";
import { nextSequenceStep, type PendingKey } from "@/components/layout/key-sequence";

const busySelector = "input, textarea, select, [contenteditable], [role=menu], [role=dialog], [role=listbox]";

type SingleKeys = {
  /** What `g` may be followed by. */
  letters: readonly string[];
  onLetter: (letter: string) => void;
  onQuestionMark: () => void;
};

/** Hears `g` sequences and `?` where nothing is being typed and they are not switched off. */
export function useSingleKeys({ letters, onLetter, onQuestionMark }: SingleKeys): void {
  const pending = useRef<PendingKey>(null);
  const choose = useEffectEvent(onLetter);
  const ask = useEffectEvent(onQuestionMark);
  const step = useEffectEvent((key: string, at: number) =>
    nextSequenceStep(pending.current, key, at, letters),
  );

  useEffect(() => {
    function hear(event: KeyboardEvent) {
      if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest(busySelector)) return;
      if (!singleKeysEnabled()) return;
      if (event.key === "?") {
        event.preventDefault();
        ask();
        return;
      }
      const next = step(event.key.toLowerCase(), event.timeStamp);
      pending.current = next.pending;
      if (next.chosen !== null) choose(next.chosen);
    }
    window.addEventListener("keydown", hear);
    return () => window.removeEventListener("keydown", hear);
  }, []);
}
