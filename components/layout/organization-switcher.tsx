"use client";

import { Check, ChevronsUpDown, Plus } from "lucide-react";
import Link from "next/link";

import { BrandLogo } from "@/components/branding/brand-logo";
import type { ShellOrganization } from "@/components/layout/shell-types";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/class-names";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";

type OrganizationSwitcherProps = {
  current: ShellOrganization;
  organizations: readonly ShellOrganization[];
  newOrganizationHref?: string;
  collapsed?: boolean;
};

/** The organisation one works in, and the way to another. */
export function OrganizationSwitcher({
  current,
  organizations,
  newOrganizationHref,
  collapsed = false,
}: OrganizationSwitcherProps) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={`Organisation: ${current.name}. Switch organisation`}
        className={cn(
          "hover:bg-accent aria-expanded:bg-accent flex h-9 w-full items-center gap-2.5 rounded-md px-1.5 text-left",
          collapsed && "w-9 px-1",
        )}
      >
        {current.logoPath ? (
          <BrandLogo path={current.logoPath} className={collapsed ? "size-7" : "h-7 max-w-24"} />
        ) : (
          <Avatar name={current.name} shape="square" />
        )}
        {!collapsed && (
          <>
            <span className="min-w-0 flex-1 truncate font-medium">{current.name}</span>
            <ChevronsUpDown className="text-muted-foreground size-4 shrink-0" aria-hidden />
          </>
        )}
      </DropdownMenuTrigger>
      <DropdownMenuContent className="w-64">
        <DropdownMenuLabel>Organisations</DropdownMenuLabel>
        {organizations.map((organization) => (
          <DropdownMenuItem key={organization.slug} asChild>
            <Link
              href={`/${organization.slug}/dashboard`}
              aria-current={organization.slug === current.slug ? "true" : undefined}
            >
              <Avatar name={organization.name} shape="square" size="sm" />
              <span className="min-w-0 flex-1 truncate">{organization.name}</span>
              {organization.slug === current.slug && <Check className="text-primary" aria-hidden />}
            </Link>
          </DropdownMenuItem>
        ))}
        {newOrganizationHref && (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem asChild>
              <Link href={newOrganizationHref}>
                <Plus aria-hidden />
                New organisation
              </Link>
            </DropdownMenuItem>
          </>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
