"use client";

import { getNonce, setNonce } from "get-nonce";

/**
 * Dialogs and menus lock the page's scroll with a style element; under our Content-Security-Policy it needs
 * the nonce of the page. Set while rendering, because a dialog may open before any effect has run, and once:
 * a page that is drawn anew brings another nonce, which the policy it was loaded with does not know.
 */
export function StyleNonce({ nonce }: { nonce: string | undefined }) {
  if (nonce && typeof window !== "undefined" && !getNonce()) setNonce(nonce);
  return null;
}
