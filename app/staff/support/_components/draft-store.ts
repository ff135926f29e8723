export type DraftKind = "reply" | "note";

/** A draft is a text and the files beside it. */
type DraftPart = DraftKind | `${DraftKind}-files`;

const listeners = new Set<() => void>();
/** For browsers that forbid storage: drafts then live as long as the page. */
const fallback = new Map<string, string>();

function keyOf(number: number, kind: DraftPart): string {
  return `support-draft:${number}:${kind}`;
}

/** What was typed for a ticket and not sent yet: replies and notes are kept apart, over reloads too. */
export function readDraft(number: number, kind: DraftPart): string {
  const key = keyOf(number, kind);
  try {
    return window.localStorage.getItem(key) ?? "";
  } catch {
    return fallback.get(key) ?? "";
  }
}

export function writeDraft(number: number, kind: DraftPart, text: string): void {
  const key = keyOf(number, kind);
  try {
    if (text === "") window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, text);
  } catch {
    fallback.set(key, text);
  }
  for (const listener of listeners) listener();
}

/** Also hears of drafts that other tabs write. */
export function subscribeToDrafts(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}
