const READING_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

type IncomingRequest = { method: string; headers: Pick<Headers, "get"> };

/**
 * True for a write that a browser sends from another site. Programs send neither header and pass:
 * they carry no cookie that could be abused.
 */
export function isForeignWrite({ method, headers }: IncomingRequest, ownOrigin: string): boolean {
  if (READING_METHODS.has(method)) return false;
  const origin = headers.get("origin");
  if (origin !== null) return origin !== ownOrigin && !isSameHost(origin, headers.get("host"));
  const site = headers.get("sec-fetch-site");
  return site === "cross-site" || site === "same-site";
}

/** Reached under a name that APP_URL does not state. An opaque origin ("null") is nobody's host. */
function isSameHost(origin: string, host: string | null): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}
