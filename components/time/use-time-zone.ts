"use client";

import { useSyncExternalStore } from "react";

const neverChanges = () => () => {};
const browserTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
const serverTimeZone = () => "UTC";

/** The given zone, or the browser's; the server renders UTC and says so, the browser then corrects it. */
export function useTimeZone(timeZone?: string): string {
  const detected = useSyncExternalStore(neverChanges, browserTimeZone, serverTimeZone);
  return timeZone ?? detected;
}
