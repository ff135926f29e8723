const MOST_RECENT = 6;

/** Something that was opened from the palette. */
export type RecentItem = { href: string; label: string };

function keyOf(organization: string): string {
  return `recent-${organization}`;
}

/** What this person opened last in this organisation, on this device; newest first. */
export function recentItems(organization: string): RecentItem[] {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(keyOf(organization)) ?? "[]");
    return Array.isArray(stored) ? stored.filter(isRecentItem).slice(0, MOST_RECENT) : [];
  } catch {
    // Storage can be forbidden, and its content anything.
    return [];
  }
}

/** Puts an item at the head of the list. */
export function rememberRecent(organization: string, item: RecentItem): void {
  const others = recentItems(organization).filter(({ href }) => href !== item.href);
  try {
    window.localStorage.setItem(keyOf(organization), JSON.stringify([item, ...others].slice(0, MOST_RECENT)));
  } catch {
    return;
  }
}

function isRecentItem(value: unknown): value is RecentItem {
  return (
    typeof value === "object" &&
    value !== null &&
    "href" in value &&
    "label" in value &&
    typeof value.href === "string" &&
    value.href.startsWith("/") &&
    !value.href.startsWith("//") &&
    typeof value.label === "string"
  );
}
