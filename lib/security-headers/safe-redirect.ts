const PLACEHOLDER = "http://same.invalid";

/**
 * A path of our own to go to after signing in, or the fallback. Browsers read `//host`, `/\host` and
 * control characters as other addresses, so only what survives parsing unchanged is accepted.
 */
export function safeRedirectPath(target: string | null | undefined, fallback: string): string {
  if (!target || !target.startsWith("/") || hasUnsafeCharacter(target)) return fallback;
  if (!URL.canParse(target, PLACEHOLDER)) return fallback;
  const url = new URL(target, PLACEHOLDER);
  // A second look after dot segments are resolved: "/.//host" becomes "//host".
  if (url.origin !== PLACEHOLDER || url.pathname.startsWith("//")) return fallback;
  return `${url.pathname}${url.search}${url.hash}`;
}

function hasUnsafeCharacter(target: string): boolean {
  return [...target].some((character) => character === "\\" || character <= " " || character === "\u007f");
}
