"use client";

import { setNonce } from "get-nonce";

/**
 * Dialogs and menus lock the page's scroll with a style element; under our Content-Security-Policy it needs
 * the nonce of the page. Set while rendering, because a dialog may open before any effect has run.
 */
export function StyleNonce({ nonce }: { nonce: string | undefined }) {
  if (nonce && typeof window !== "undefined") setNonce(nonce);
  return null;
}
