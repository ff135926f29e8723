import type { AlertAnalytics } from "@/lib/alerts/analytics";

/** The list of exactly the alerts that a figure of the period counts. */
export function countedHref(
  historyHref: string,
  { since, until }: AlertAnalytics["period"],
  filters: Readonly<Record<string, string>> = {},
): string {
  const period = { since: since.toISOString(), until: until.toISOString() };
  return `${historyHref}?${new URLSearchParams({ ...period, ...filters })}`;
}
