import Link from "next/link";
import type { ReactNode } from "react";
import { LogoLink } from "@/components/layout/logo-link";
import { SkipLink } from "@/components/layout/skip-link";
import { requireMailbox } from "@/lib/auth/mailbox-access";

/** Only on the machine that Regulix runs on; each page below checks again. */
export default async function MailboxLayout({ children }: { children: ReactNode }) {
  await requireMailbox();
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="flex items-center justify-between gap-4 px-4 py-4 md:px-6">
        <LogoLink href="/" label="Regulix, start page" />
        <Link href="/sign-in" className="text-link hover:underline">
          Sign in
        </Link>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-3xl flex-1 px-4 pt-4 pb-16">
        {children}
      </main>
    </div>
  );
}
