const listeners = new Set<() => void>();
let key = "";

/** The reader's API key. It is in this module's memory and nowhere else: a reload forgets it. */
export function currentKey(): string {
  return key;
}

export function setKey(next: string): void {
  key = next.trim();
  for (const listener of listeners) listener();
}

export function subscribeToKey(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
