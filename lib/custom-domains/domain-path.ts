/** What an address means on a custom domain. `elsewhere` is at the installation's own address only. */
export type DomainPath = "served" | "home" | "sign-in" | "elsewhere" | "nothing";

/** Routes of the workspace that name the organisation in their last part. */
const ORGANIZATION_APIS = ["live", "notifications", "search"];

/** Beside the workspace: rooms and the status are the organisation's or nobody's, help belongs to its pages. */
const SHARED = /^\/(api\/help\/|api\/custom-domain\/(begin|enter|leave)$|rooms\/|status$|icon\.svg$)/;

/**
 * What concerns a person's account, or the organisation as a whole, is done where the account is: a session of a
 * custom domain stands for its organisation and for nothing beyond.
 */
const ACCOUNT_SETTINGS = /^\/settings\/(profile|security|organization)(\/|$)/;

/** What a custom domain of the organisation with this slug answers at a path. */
export function pathOnDomain(pathname: string, slug: string): DomainPath {
  if (pathname === "/") return "home";
  if (pathname === "/sign-in") return "sign-in";
  if (SHARED.test(pathname)) return "served";
  const own = `/${slug}`;
  if (pathname === own || pathname.startsWith(`${own}/`))
    return ACCOUNT_SETTINGS.test(pathname.slice(own.length)) ? "elsewhere" : "served";
  if (ORGANIZATION_APIS.some((name) => pathname === `/api/${name}/${slug}`)) return "served";
  return /^\/(api|_next)(\/|$)|\/[^/]+\.[^/]+$/.test(pathname) ? "nothing" : "elsewhere";
}
