"use client";

import { useContext, useSyncExternalStore } from "react";

import { TimeZoneContext } from "@/components/time/time-zone-provider";

const neverChanges = () => () => {};
const browserTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
const serverTimeZone = () => "UTC";

/**
 * The given zone, the reader's own, or the browser's. The server does not know the last one: it renders UTC
 * and says so, and the browser then corrects it.
 */
export function useTimeZone(timeZone?: string): string {
  const readersTimeZone = useContext(TimeZoneContext);
  const detected = useSyncExternalStore(neverChanges, browserTimeZone, serverTimeZone);
  return timeZone ?? readersTimeZone ?? detected;
}
