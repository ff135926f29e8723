"use client";

import { createContext, type ReactNode } from "react";

export const TimeZoneContext = createContext<string | undefined>(undefined);

/** The zone of the reader's settings for every time below; without it, times are in the browser's zone. */
export function TimeZoneProvider({
  timeZone,
  children,
}: {
  timeZone: string | undefined;
  children: ReactNode;
}) {
  return <TimeZoneContext value={timeZone}>{children}</TimeZoneContext>;
}
