"use client";

import { useSyncExternalStore } from "react";
import { readDraft, subscribeToDrafts, writeDraft, type DraftKind } from "./draft-store";

/** The draft of a reply or of a note, and how to change it. Empty while the server draws. */
export function useDraft(number: number, kind: DraftKind): [string, (text: string) => void] {
  const text = useSyncExternalStore(
    subscribeToDrafts,
    () => readDraft(number, kind),
    () => "",
  );
  return [text, (next) => writeDraft(number, kind, next)];
}
