"use client";

import { ArrowUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition } from "react";

import { useLive } from "@/components/live/use-live";
import { Button } from "@/components/ui/button";
import { formatNumber } from "@/lib/core/format/number";
import { countNewerEventsAction } from "../actions";

// Below this the first rows are in sight, and new ones may appear above them.
const TOP_PIXELS = 160;

type NewEventsProps = {
  organization: string;
  /** The newest event when the list was drawn. */
  headSequence: number;
  isFirstPage: boolean;
  firstPageHref: string;
  /** The filters, as the address has them. */
  params: Record<string, string[]>;
};

/**
 * Keeps the list current. Who looks at its top sees new rows come; who has scrolled or turned the page
 * is told how many there are, and nothing moves under their eyes.
 */
export function NewEvents({
  organization,
  headSequence,
  isFirstPage,
  firstPageHref,
  params,
}: NewEventsProps) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [waiting, setWaiting] = useState({ since: headSequence, count: 0 });
  const count = waiting.since === headSequence ? waiting.count : 0;

  useLive(organization, "security-events", () => {
    startTransition(async () => {
      const { data = 0 } = await countNewerEventsAction.bind(
        null,
        organization,
      )({ params, sequence: headSequence });
      if (data === 0) return;
      if (isFirstPage && window.scrollY < TOP_PIXELS) router.refresh();
      else setWaiting({ since: headSequence, count: data });
    });
  });

  // Whoever scrolls back to the top wants to see what is new.
  useEffect(() => {
    if (count === 0 || !isFirstPage) return;
    function follow() {
      if (window.scrollY < TOP_PIXELS) router.refresh();
    }
    window.addEventListener("scrollend", follow);
    return () => window.removeEventListener("scrollend", follow);
  }, [count, isFirstPage, router]);

  function show() {
    window.scrollTo({ top: 0 });
    if (isFirstPage) startTransition(() => router.refresh());
    else router.push(firstPageHref);
  }

  const text = `${formatNumber(count)} new ${count === 1 ? "event" : "events"}`;
  return (
    <div
      role="status"
      className="pointer-events-none sticky top-[calc(var(--header-height)+0.5rem)] z-30 flex h-0 justify-center"
    >
      {count > 0 && (
        <Button
          variant="primary"
          size="sm"
          onClick={show}
          pending={isPending}
          className="pointer-events-auto rounded-full shadow-md"
        >
          <ArrowUp aria-hidden />
          {text}
        </Button>
      )}
    </div>
  );
}
