import * as Sentry from "@sentry/nextjs";
import type { BrowserTrackingSettings } from "./browser-settings";
import { sentryOptions } from "./sentry-options";

/** Starts the tracker in the browser. Replays show shapes only: all text masked, all media blocked. */
export function startBrowserTracking(settings: BrowserTrackingSettings): void {
  const { replaySampleRate } = settings;
  Sentry.init({
    ...sentryOptions(settings),
    replaysSessionSampleRate: replaySampleRate,
    replaysOnErrorSampleRate: replaySampleRate,
    integrations: replaySampleRate > 0 ? [replay()] : [],
  });
}

function replay() {
  return Sentry.replayIntegration({
    maskAllText: true,
    maskAllInputs: true,
    blockAllMedia: true,
    networkDetailAllowUrls: [],
  });
}

/** A fault that an error page caught; those of the server carry a digest and are reported there. */
export function captureBrowserError(error: Error & { digest?: string }): void {
  if (error.digest === undefined) Sentry.captureException(error);
}
