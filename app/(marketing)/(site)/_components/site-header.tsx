import Link from "next/link";
import { LogoLink } from "@/components/layout/logo-link";
import { Button } from "@/components/ui/button";

const LINKS = [
  { href: "/pricing", label: "Pricing" },
  { href: "/security", label: "Security" },
  { href: "/help", label: "Help" },
] as const;

export function SiteHeader() {
  return (
    <header className="border-b px-4 md:px-6">
      <div className="max-w-content mx-auto flex min-h-14 w-full flex-wrap items-center justify-between gap-x-6 gap-y-1 py-2">
        <LogoLink href="/" label="Regulix, start page" />
        <nav aria-label="Site" className="order-last w-full sm:order-none sm:w-auto sm:flex-1">
          <ul className="flex gap-5">
            {LINKS.map(({ href, label }) => (
              <li key={href}>
                <Link
                  href={href}
                  className="text-muted-foreground hover:text-foreground inline-flex min-h-6 items-center"
                >
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <nav aria-label="Account" className="flex items-center gap-1 sm:gap-2">
          <Button asChild variant="ghost" className="px-2 sm:px-3">
            <Link href="/sign-in">Sign in</Link>
          </Button>
          <Button asChild variant="primary" className="px-2.5 sm:px-3">
            <Link href="/sign-up">Create account</Link>
          </Button>
        </nav>
      </div>
    </header>
  );
}
