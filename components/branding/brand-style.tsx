"use client";

import { getNonce } from "get-nonce";

/**
 * The colours of an organisation, over those of the stylesheet. Somebody who changes the organisation without
 * loading a page brings its colours along, but the policy of the page knows only the page's own nonce.
 */
export function BrandStyle({ css, nonce }: { css: string; nonce: string | undefined }) {
  return (
    // A browser hides the nonce from scripts once it has read it.
    <style nonce={(typeof window !== "undefined" && getNonce()) || nonce} suppressHydrationWarning>
      {css}
    </style>
  );
}
