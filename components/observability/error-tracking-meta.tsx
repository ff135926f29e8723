import { BROWSER_TRACKING_META, type BrowserTrackingSettings } from "@/lib/observability/browser-settings";

type ErrorTrackingMetaProps = { settings: BrowserTrackingSettings | null };

/** Hands the browser its settings without a script, which the Content-Security-Policy would have to allow. */
export function ErrorTrackingMeta({ settings }: ErrorTrackingMetaProps) {
  return settings && <meta name={BROWSER_TRACKING_META} content={JSON.stringify(settings)} />;
}
