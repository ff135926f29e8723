"use client";

import { useSyncExternalStore } from "react";

import { Banner } from "@/components/feedback/banner";

function subscribe(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}

/** Says that what is on the screen may be old because the browser has lost its connection. */
export function OfflineBanner() {
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  return (
    <div role="status">
      {!online && (
        <Banner tone="warning" title="You are offline" className="mb-4">
          Figures on this page stand still until the connection is back. Changes cannot be saved.
        </Banner>
      )}
    </div>
  );
}
