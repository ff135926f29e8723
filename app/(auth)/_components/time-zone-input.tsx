"use client";

import { useSyncExternalStore } from "react";

const subscribe = () => () => undefined;
const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const serverZone = () => "UTC";

/** Sends the browser's time zone along; UTC without JavaScript. */
export function TimeZoneInput() {
  const timeZone = useSyncExternalStore(subscribe, browserZone, serverZone);
  return <input type="hidden" name="timeZone" value={timeZone} />;
}
