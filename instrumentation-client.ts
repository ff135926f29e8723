import { readBrowserTrackingSettings } from "@/lib/observability/browser-settings";

// Without the tag nothing is loaded. A failure to load must not keep the page from starting.
const settings = readBrowserTrackingSettings(document);
if (settings) {
  import("@/lib/observability/browser-tracking").then(
    ({ startBrowserTracking }) => startBrowserTracking(settings),
    () => undefined,
  );
}
