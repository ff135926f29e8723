"use client";

import { useEffect, useEffectEvent } from "react";

/** Calls back on ⌘ (Ctrl on other systems) and the key, wherever focus is. */
export function useCommandShortcut(key: string, onTrigger: () => void): void {
  const trigger = useEffectEvent(onTrigger);
  useEffect(() => {
    function handle(event: KeyboardEvent) {
      const withModifierOnly = (event.metaKey || event.ctrlKey) && !event.shiftKey && !event.altKey;
      if (!withModifierOnly || event.key.toLowerCase() !== key) return;
      event.preventDefault();
      trigger();
    }
    window.addEventListener("keydown", handle);
    return () => window.removeEventListener("keydown", handle);
  }, [key]);
}
