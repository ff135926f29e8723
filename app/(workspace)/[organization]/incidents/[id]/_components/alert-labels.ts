import type { AlertLabels } from "@/lib/alerts/types";

/** The labels of an alert in one line. */
export function labelsText(labels: AlertLabels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
  return pairs.length === 0 ? "No labels" : pairs.join(" ");
}
