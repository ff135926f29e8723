import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";

import {
  allowedItems,
  findNavigationItem,
  navigationHref,
  navigationItems,
} from "@/components/layout/navigation";
import { permissionsOf } from "@/lib/core/permissions";

describe("the navigation", () => {
  it("offers an auditor what they may read", () => {
    const labels = allowedItems(permissionsOf("auditor")).map((item) => item.label);
    expect(labels).toEqual(expect.arrayContaining(["Audit log", "API keys", "Members"]));
  });

  it("does not offer a member the pages of administrators", () => {
    const labels = allowedItems(permissionsOf("member")).map((item) => item.label);
    expect(labels).not.toContain("Audit log");
    expect(labels).not.toContain("API keys");
    expect(labels).toContain("Monitoring");
  });

  it("finds the page an address belongs to, its details included", () => {
    expect(findNavigationItem("/acme/security/01J", "acme")?.id).toBe("security");
    expect(findNavigationItem("/acme/settings/audit-log", "acme")?.id).toBe("audit-log");
  });

  it("is not misled by a shared beginning or by another organisation", () => {
    expect(findNavigationItem("/acme/securityx", "acme")).toBeUndefined();
    expect(findNavigationItem("/other/security", "acme")).toBeUndefined();
  });

  it.each(navigationItems)("leads to a page that exists: $label", ({ path }) => {
    // The group gives a list a loading state that its details do not share.
    const pages = ["page.tsx", "(list)/page.tsx"].map(
      (page) => `app/(workspace)/[organization]${path}/${page}`,
    );
    expect(pages.filter((page) => existsSync(page))).toHaveLength(1);
  });

  it("has one address and one id a page", () => {
    const hrefs = navigationItems.map((item) => navigationHref(item, "acme"));
    expect(new Set(hrefs).size).toBe(navigationItems.length);
    expect(new Set(navigationItems.map((item) => item.id)).size).toBe(navigationItems.length);
  });
});
