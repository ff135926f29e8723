import Link from "next/link";
import { LogoLink } from "@/components/layout/logo-link";
import { SkipLink } from "@/components/layout/skip-link";
import { servedDocument } from "@/lib/api/served-document";
import { ApiNavigation } from "./_components/api-navigation";
import { operationsByTag } from "./_components/operations";

/** What all pages of the API reference share: the way back and every operation at the side. */
export default function ApiReferenceLayout({ children }: { children: React.ReactNode }) {
  const groups = operationsByTag(servedDocument());
  return (
    <>
      <SkipLink />
      <header className="border-b">
        <div className="mx-auto flex w-full max-w-7xl items-center justify-between gap-4 px-4 py-3">
          <LogoLink href="/" label="Regulix, start page" />
          <nav aria-label="Account" className="flex gap-4 text-sm">
            <Link href="/api/openapi.json" prefetch={false} className="text-link hover:underline">
              OpenAPI document
            </Link>
            <Link href="/sign-in" className="text-link hover:underline">
              Sign in
            </Link>
          </nav>
        </div>
      </header>
      <div className="mx-auto grid w-full max-w-7xl grid-cols-[minmax(0,1fr)] lg:grid-cols-[17rem_minmax(0,1fr)]">
        <ApiNavigation groups={groups.map(({ tag, slug, links }) => ({ tag, slug, links }))} />
        <main id="main" tabIndex={-1} className="grid min-w-0 content-start gap-12 px-4 py-8 md:px-8">
          {children}
        </main>
      </div>
    </>
  );
}
