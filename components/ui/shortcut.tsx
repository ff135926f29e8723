"use client";

import { useSyncExternalStore } from "react";

import { Kbd } from "@/components/ui/kbd";

const neverChanges = () => () => {};
const isApple = () => /mac|iphone|ipad/i.test(navigator.userAgent);

/** A key with the command modifier, as it is written on this keyboard: ⌘K or Ctrl K. */
export function Shortcut({ letter, className }: { letter: string; className?: string }) {
  const apple = useSyncExternalStore(neverChanges, isApple, () => true);
  return <Kbd className={className}>{apple ? `⌘${letter}` : `Ctrl ${letter}`}</Kbd>;
}
