"use client";

import { LogOut, ShieldCheck, UserRound } from "lucide-react";
import Link from "next/link";
import { useRef } from "react";

import type { ShellUser, SignOutAction } from "@/components/layout/shell-types";
import { SingleKeysMenuItem } from "@/components/layout/single-keys-menu-item";
import { ThemeMenuItems } from "@/components/layout/theme-menu-items";
import { Avatar } from "@/components/ui/avatar";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";

type UserMenuProps = { user: ShellUser; settingsHref: string; signOut: SignOutAction };

/** Who is signed in, their profile, the theme, and the way out. */
export function UserMenu({ user, settingsHref, signOut }: UserMenuProps) {
  const signOutForm = useRef<HTMLFormElement>(null);
  return (
    <>
      <form ref={signOutForm} action={signOut} hidden />
      <DropdownMenu>
        <DropdownMenuTrigger aria-label={`Account: ${user.name}`} className="rounded-full pointer-coarse:p-1">
          <Avatar name={user.name} />
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end" className="w-60">
          <div className="px-2 py-1.5">
            <p className="truncate font-medium">{user.name}</p>
            <p className="text-muted-foreground truncate text-sm">{user.email}</p>
          </div>
          <DropdownMenuSeparator />
          <DropdownMenuItem asChild>
            <Link href={`${settingsHref}/profile`}>
              <UserRound aria-hidden />
              Profile
            </Link>
          </DropdownMenuItem>
          <DropdownMenuItem asChild>
            <Link href={`${settingsHref}/security`}>
              <ShieldCheck aria-hidden />
              Account security
            </Link>
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <ThemeMenuItems />
          <DropdownMenuSeparator />
          <SingleKeysMenuItem />
          <DropdownMenuSeparator />
          <DropdownMenuItem onSelect={() => signOutForm.current?.requestSubmit()}>
            <LogOut aria-hidden />
            Sign out
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
    </>
  );
}
