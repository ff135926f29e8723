"use client";

import dynamic from "next/dynamic";
import { useSyncExternalStore } from "react";

import { currentToasts, noToasts, subscribeToToasts } from "@/components/ui/toast-store";

const ToastList = dynamic(() => import("@/components/ui/toast-list").then((module) => module.ToastList), {
  ssr: false,
});

/** Shows what `showToast` was given; its code is fetched with the first toast. */
export function Toaster() {
  const toasts = useSyncExternalStore(subscribeToToasts, currentToasts, noToasts);
  // The list stays once it is there, so that the last toast can leave in peace.
  return toasts === noToasts() ? null : <ToastList toasts={toasts} />;
}
