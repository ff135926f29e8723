"use client";

import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";

const EVERY_MILLISECONDS = 5_000;

/** Draws the page anew every five seconds while somebody looks at it. Shows nothing itself. */
export function AutoRefresh() {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();

  useEffect(() => {
    // The next look begins when the one before has ended, so that a slow server is not asked faster.
    if (isPending) return;
    const timer = setInterval(() => {
      if (!document.hidden) startTransition(() => router.refresh());
    }, EVERY_MILLISECONDS);
    return () => clearInterval(timer);
  }, [isPending, router]);

  return null;
}
