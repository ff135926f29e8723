import type { PermissionAction } from "@/lib/core/permissions";
import { OBSERVE_ITEMS } from "./navigation-items/observe";
import { RESPOND_ITEMS } from "./navigation-items/respond";
import { PROVE_ITEMS } from "./navigation-items/prove";
import { COMPLY_ITEMS } from "./navigation-items/comply";
import { ADMINISTER_ITEMS } from "./navigation-items/administer";
import type { NavigationItem } from "./navigation-items/navigation-item";

/** Every page of the workspace. The sidebar, the palette and the breadcrumb are all drawn from this list. */
export const navigationItems: readonly NavigationItem[] = [
  ...OBSERVE_ITEMS,
  ...RESPOND_ITEMS,
  ...PROVE_ITEMS,
  ...COMPLY_ITEMS,
  ...ADMINISTER_ITEMS,
];

/** The address of a page inside an organisation. */
export function navigationHref(item: NavigationItem, organizationSlug: string): string {
  return `/${organizationSlug}${item.path}`;
}

/** What this person may open. */
export function allowedItems(permissions: readonly PermissionAction[]): NavigationItem[] {
  return navigationItems.filter((item) => !item.permission || permissions.includes(item.permission));
}

/** The page a path belongs to: the item with the longest path that the path starts with. */
export function findNavigationItem(pathname: string, organizationSlug: string): NavigationItem | undefined {
  return navigationItems
    .filter((item) => {
      const href = navigationHref(item, organizationSlug);
      return pathname === href || pathname.startsWith(`${href}/`);
    })
    .sort((one, other) => other.path.length - one.path.length)[0];
}
