const storageKey = "single-key-shortcuts";
const listeners = new Set<() => void>();

/** Whether shortcuts of one key work. People who dictate, or mistype, may switch them off (WCAG 2.1.4). */
export function singleKeysEnabled(): boolean {
  try {
    return window.localStorage.getItem(storageKey) !== "off";
  } catch {
    // Storage can be forbidden; the shortcuts then stay as they are by default.
    return true;
  }
}

export function setSingleKeysEnabled(enabled: boolean): void {
  try {
    window.localStorage.setItem(storageKey, enabled ? "on" : "off");
  } catch {
    return;
  }
  for (const listener of listeners) listener();
}

export function subscribeToSingleKeys(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
