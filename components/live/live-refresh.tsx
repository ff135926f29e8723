"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";

import { useLive } from "@/components/live/use-live";
import type { LiveTopic } from "@/lib/live/signal";

const ANNOUNCE_EVERY_MILLISECONDS = 20_000;

type LiveRefreshProps = {
  organization: string;
  topic: LiveTopic;
  /** What a screen reader is told: "Metrics updated". */
  announcement: string;
};

/** Renders the page anew on the server when something of the topic changed. Shows nothing itself. */
export function LiveRefresh({ organization, topic, announcement }: LiveRefreshProps) {
  const router = useRouter();
  const [, startTransition] = useTransition();
  const [announced, setAnnounced] = useState(0);
  const mayAnnounce = useRef(false);

  useLive(organization, topic, () => {
    startTransition(() => router.refresh());
    if (!mayAnnounce.current) return;
    mayAnnounce.current = false;
    setAnnounced((count) => count + 1);
  });

  // The first look is the page itself, and later ones would talk without end.
  useEffect(() => {
    const timer = setTimeout(() => (mayAnnounce.current = true), ANNOUNCE_EVERY_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [announced]);

  return (
    <p role="status" className="sr-only">
      {announced > 0 && <span key={announced}>{announcement}</span>}
    </p>
  );
}
