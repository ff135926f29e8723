"use client";

import { useSyncExternalStore } from "react";
import { currentKey, subscribeToKey } from "./key-store";

/** The key that was entered at the top of the page; empty until then. */
export function useApiKey(): string {
  return useSyncExternalStore(subscribeToKey, currentKey, () => "");
}
