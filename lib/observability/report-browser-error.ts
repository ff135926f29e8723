import { readBrowserTrackingSettings } from "./browser-settings";

/** For error pages, which keep a fault from the browser's own handlers. Does nothing while tracking is off. */
export function reportBrowserError(error: Error & { digest?: string }): void {
  if (!readBrowserTrackingSettings(document)) return;
  import("./browser-tracking").then(
    ({ captureBrowserError }) => captureBrowserError(error),
    () => undefined,
  );
}
