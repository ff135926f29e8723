"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import { listenLive } from "@/components/live/live-connection";

/** Draws the page anew when its organisation's looks have changed. Shows nothing itself. */
export function BrandRefresh({ organization }: { organization: string }) {
  const router = useRouter();
  const refresh = useEffectEvent(() => router.refresh());

  useEffect(
    () =>
      listenLive(organization, ["branding"], (_topic, isFirstLook) => {
        // The page has just come from the server with the looks of this moment.
        if (!isFirstLook) refresh();
      }),
    [organization],
  );
  return null;
}
