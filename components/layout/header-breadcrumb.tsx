"use client";

import { usePathname } from "next/navigation";

import { findNavigationItem } from "@/components/layout/navigation";
import type { ShellOrganization } from "@/components/layout/shell-types";
import { Breadcrumb } from "@/components/ui/breadcrumb";

/** Organisation, section and page, read from the address. */
export function HeaderBreadcrumb({ organization }: { organization: ShellOrganization }) {
  const item = findNavigationItem(usePathname(), organization.slug);
  const root = { label: organization.name, href: `/${organization.slug}/dashboard` };
  if (!item) return <Breadcrumb crumbs={[root]} />;
  return <Breadcrumb crumbs={[root, { label: item.section }, { label: item.label }]} />;
}
