const oneYearSeconds = 31_536_000;

/**
 * Remembers a display preference where the server can read it before the first paint. Not for anything that
 * matters: the cookie is readable by scripts and by the person themselves.
 */
export function rememberPreference(name: string, value: string): void {
  const secure = window.location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${oneYearSeconds}; SameSite=Lax${secure}`;
}
