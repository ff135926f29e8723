"use client";

import { useSyncExternalStore } from "react";
import type { UploadedFile } from "./use-uploads";

/** What is written and not sent: an id, so that sending it twice is once, its fields and its files. */
export type MessageDraft = {
  id: string;
  fields: Readonly<Record<string, string>>;
  files: readonly UploadedFile[];
};

const drafts = new Map<string, MessageDraft>();
const listeners = new Set<() => void>();

/**
 * Keeps a message over reloads and failures, in this tab alone: the next person at this computer does not
 * find it. Null on the server, which knows nothing of it.
 */
export function useMessageDraft(key: string) {
  const draft = useSyncExternalStore(subscribe, () => draftOf(key), onServer);
  const change = (part: Partial<MessageDraft>) => keep(key, { ...draftOf(key), ...part });
  return {
    draft,
    setField: (name: string, value: string) => change({ fields: { ...draftOf(key).fields, [name]: value } }),
    setFiles: (apply: (files: readonly UploadedFile[]) => readonly UploadedFile[]) =>
      change({ files: apply(draftOf(key).files) }),
    /** After it was sent. */
    clear: () => keep(key, null),
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function onServer(): null {
  return null;
}

function draftOf(key: string): MessageDraft {
  const known = drafts.get(key) ?? stored(key) ?? { id: crypto.randomUUID(), fields: {}, files: [] };
  drafts.set(key, known);
  return known;
}

function keep(key: string, draft: MessageDraft | null): void {
  if (draft === null) drafts.delete(key);
  else drafts.set(key, draft);
  try {
    if (draft === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Storage can be forbidden: then the draft lives as long as the page.
  }
  for (const listener of listeners) listener();
}

function stored(key: string): MessageDraft | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    return isDraft(kept) ? kept : null;
  } catch {
    return null;
  }
}

function isDraft(value: unknown): value is MessageDraft {
  return (
    typeof value === "object" && value !== null && "id" in value && "fields" in value && "files" in value
  );
}
