import Link from "next/link";
import type { ReactNode } from "react";
import { LogoLink } from "@/components/layout/logo-link";
import { SkipLink } from "@/components/layout/skip-link";
import { Button } from "@/components/ui/button";
import { destinationOf } from "@/lib/auth/destination";
import { findSession } from "@/lib/auth/session";

/** The frame of help outside of an organisation, for everybody. */
export default async function PublicHelpLayout({ children }: { children: ReactNode }) {
  const session = await findSession();
  const workspace = session && (await destinationOf(session.user.id));
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header data-print="hide" className="border-b px-4 md:px-6">
        <div className="max-w-content mx-auto flex h-14 w-full items-center justify-between gap-4">
          <LogoLink href="/" label="Regulix, start page" />
          <Button asChild size="sm">
            <Link href={workspace ?? "/sign-in"}>{workspace ? "Open Regulix" : "Sign in"}</Link>
          </Button>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="w-full flex-1 px-4 py-6 md:px-6">
        {children}
      </main>
    </div>
  );
}
