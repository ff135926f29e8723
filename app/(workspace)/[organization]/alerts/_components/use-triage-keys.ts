"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { singleKeysEnabled } from "@/components/data-table/single-key-store";
import { nextSequenceStep, type PendingKey } from "@/components/layout/key-sequence";

const KEYS = ["x", "a", "e", "s"] as const;

export type TriageKey = (typeof KEYS)[number];

const busySelector = "input, textarea, select, [contenteditable], [role=menu], [role=dialog], [role=listbox]";

type TriageKeys = {
  /** The alert whose row has the focus, if one has. */
  onKey: (key: TriageKey, focusedId: string | null) => void;
  onEscape: () => void;
};

/** x, a, e and s act on the row in focus or on what is selected; Escape lets go of the selection. */
export function useTriageKeys({ onKey, onEscape }: TriageKeys): void {
  const pending = useRef<PendingKey>(null);
  const act = useEffectEvent(onKey);
  const escape = useEffectEvent(onEscape);

  useEffect(() => {
    function hear(event: KeyboardEvent) {
      if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return;
      const { target } = event;
      if (target instanceof Element && target.closest(busySelector)) return;
      if (event.key === "Escape") return escape();
      if (!singleKeysEnabled()) return;
      // After `g` these letters open pages, and mean nothing here.
      const { pending: waiting, chosen } = nextSequenceStep(
        pending.current,
        event.key,
        event.timeStamp,
        KEYS,
      );
      pending.current = waiting;
      const key = KEYS.find((each) => each === event.key);
      if (key === undefined || chosen !== null) return;
      event.preventDefault();
      const row = target instanceof Element ? target.closest("[data-row]") : null;
      act(key, row?.getAttribute("data-alert") ?? null);
    }
    window.addEventListener("keydown", hear);
    return () => window.removeEventListener("keydown", hear);
  }, []);
}
