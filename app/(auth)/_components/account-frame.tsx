import Link from "next/link";
import type { ReactNode } from "react";
import { LogoLink } from "@/components/layout/logo-link";
import { SkipLink } from "@/components/layout/skip-link";

/** The quiet frame of everything outside the workspace: one narrow column below the logo. */
export function AccountFrame({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="flex items-center justify-between gap-4 px-4 py-4 md:px-6">
        <LogoLink href="/" label="Regulix, start page" />
        <Link href="/help" className="text-link hover:underline">
          Help
        </Link>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto flex w-full max-w-[27rem] flex-1 flex-col justify-start px-4 pt-6 pb-16 sm:pt-[10vh]"
      >
        {children}
      </main>
    </div>
  );
}
