import type { SentrySettings } from "./sentry-options";

/** What the browser needs to know; in a tag of the page, because the build knows no settings. */
export type BrowserTrackingSettings = SentrySettings & { replaySampleRate: number };

export const BROWSER_TRACKING_META = "regulix-error-tracking";

/** Reads the tag; null when error tracking is off. */
export function readBrowserTrackingSettings(
  page: Pick<Document, "querySelector">,
): BrowserTrackingSettings | null {
  const content = page.querySelector(`meta[name="${BROWSER_TRACKING_META}"]`)?.getAttribute("content");
  return content ? (JSON.parse(content) as BrowserTrackingSettings) : null;
}
