"use client";

import { Eye, PenLine } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import { Banner } from "@/components/feedback/banner";
import { Button } from "@/components/ui/button";
import type { Presence } from "@/lib/support/desk/presence";
import { touchPresenceAction } from "../actions";
import { readDraft } from "./draft-store";

const EVERY_MILLISECONDS = 10_000;

/** Who else has the ticket open, and whether somebody wrote since it was drawn. */
export function PresenceNote({ number, version }: { number: number; version: number }) {
  const router = useRouter();
  const [presence, setPresence] = useState<Presence>();

  const touch = useEffectEvent(async () => {
    if (document.visibilityState === "hidden") return;
    const state = readDraft(number, "reply").trim() === "" ? "viewing" : "replying";
    const { data } = await touchPresenceAction({ number, state, readVersion: version });
    if (data) setPresence(data);
  });
  useEffect(() => {
    const first = window.setTimeout(() => void touch());
    const timer = window.setInterval(() => void touch(), EVERY_MILLISECONDS);
    return () => {
      window.clearTimeout(first);
      window.clearInterval(timer);
    };
  }, [number, version]);

  const others = presence?.others ?? [];
  const hasNewer = (presence?.conversationVersion ?? 0) > version;
  return (
    <div className="grid gap-2" aria-live="polite">
      {others.map(({ name, state }) => (
        <p key={name} className="text-medium flex items-center gap-1.5 text-sm font-medium">
          {state === "replying" ? (
            <PenLine className="size-4" aria-hidden />
          ) : (
            <Eye className="size-4" aria-hidden />
          )}
          {name} is {state}
        </p>
      ))}
      {hasNewer && (
        <Banner
          tone="warning"
          title="There is a newer message"
          action={
            <Button size="sm" onClick={() => router.refresh()}>
              Show it
            </Button>
          }
        />
      )}
    </div>
  );
}
