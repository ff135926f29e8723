"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const EVERY_MILLISECONDS = 2_000;

/** Renders the page anew while something on it is under way. Shows nothing itself. */
export function RefreshWhile({ isUnderWay }: { isUnderWay: boolean }) {
  const router = useRouter();

  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setInterval(() => router.refresh(), EVERY_MILLISECONDS);
    return () => clearInterval(timer);
  }, [isUnderWay, router]);

  return null;
}
