export const sidebarCookie = "sidebar";

/** Reads the cookie's value: whether the sidebar is collapsed to icons. */
export function parseSidebarCollapsed(value: string | undefined): boolean {
  return value === "collapsed";
}
