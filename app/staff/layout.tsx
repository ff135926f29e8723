import Link from "next/link";
import type { ReactNode } from "react";
import { LogoLink } from "@/components/layout/logo-link";
import { SkipLink } from "@/components/layout/skip-link";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { requireStaff } from "@/lib/auth/staff";
import { signOutAction } from "@/lib/auth/sign-out-action";

const PAGES = [
  { href: "/staff/organizations", label: "Organisations" },
  { href: "/staff/support", label: "Support" },
  { href: "/staff/funnel", label: "Funnel" },
  { href: "/staff/jobs", label: "Jobs" },
  { href: "/staff/mail", label: "Mail" },
  { href: "/staff/billing", label: "Billing" },
  { href: "/staff/backups", label: "Backups" },
  { href: "/staff/features", label: "Features" },
  { href: "/staff/help", label: "Help" },
];

/** The frame of the platform's own pages. It only draws: each page calls requireStaff itself. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const { user } = await requireStaff();
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="bg-background sticky top-0 z-30 flex flex-wrap items-center gap-x-5 gap-y-2 border-b px-4 py-2 md:px-6">
        <LogoLink href="/staff/organizations" label="Regulix staff" />
        <Badge tone="high">Staff</Badge>
        <nav aria-label="Staff" className="flex flex-wrap items-center gap-x-4">
          {PAGES.map(({ href, label }) => (
            <Link key={href} href={href} className="hover:text-link rounded-sm py-1 font-medium">
              {label}
            </Link>
          ))}
        </nav>
        <form action={signOutAction} className="ml-auto flex items-center gap-3">
          <span className="text-muted-foreground hidden truncate sm:inline">{user.email}</span>
          <Button type="submit" size="sm">
            Sign out
          </Button>
        </form>
      </header>
      <main id="main" tabIndex={-1} className="min-w-0 flex-1 px-4 py-5 md:px-6 md:py-6">
        {children}
      </main>
    </div>
  );
}
