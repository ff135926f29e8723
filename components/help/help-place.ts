/** Where help is read: outside of any organisation, or inside one, whose pages articles can then link to. */
export type HelpPlace = { organization: string | null };

/** The address of a help page at this place: `/help/…`, or the same below the organisation. */
export function helpHref({ organization }: HelpPlace, path = ""): string {
  const home = organization === null ? "/help" : `/${organization}/help`;
  return path === "" ? home : `${home}/${path}`;
}

/**
 * Whether a link has to load its page anew. The page of the videos alone may show players of third parties, and the
 * browser holds a page to the policy with which its first one came.
 */
export function loadsAnew(href: string): boolean {
  return /\/help\/videos(#|$)/.test(href);
}

const WORKSPACE = "/[organization]";

/**
 * Where a link of an article leads from here. Articles name pages of the workspace as `/[organization]/…`;
 * outside of one there is nowhere to lead, which null says.
 */
export function placedHref(href: string, place: HelpPlace): string | null {
  if (href === "/help" || href.startsWith("/help/")) return helpHref(place, href.slice("/help/".length));
  if (!href.startsWith(WORKSPACE)) return href;
  return place.organization === null ? null : `/${place.organization}${href.slice(WORKSPACE.length)}`;
}
