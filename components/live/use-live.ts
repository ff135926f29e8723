"use client";

import { useEffect, useEffectEvent } from "react";

import { listenLive } from "@/components/live/live-connection";
import type { LiveTopic } from "@/lib/live/signal";

// Many changes in a row are one change to the eye.
const QUIET_MILLISECONDS = 400;

/** Calls `onChange` when something of the topic changed: at once, and then at most every 0.4 seconds. */
export function useLive(organization: string, topic: LiveTopic, onChange: () => void): void {
  const change = useEffectEvent(onChange);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let again = false;

    function fire() {
      if (timer) {
        again = true;
        return;
      }
      change();
      timer = setTimeout(() => {
        timer = undefined;
        if (!again) return;
        again = false;
        fire();
      }, QUIET_MILLISECONDS);
    }

    const leave = listenLive(organization, [topic], fire);
    return () => {
      leave();
      clearTimeout(timer);
    };
  }, [organization, topic]);
}
