import type { Metadata } from "next";
import type { ReactNode } from "react";
import { SkipLink } from "@/components/layout/skip-link";
import { requestDomain } from "@/lib/auth/request-domain";
import { env } from "@/lib/env";
import { DomainHeader } from "./_components/domain-header";
import { SiteFooter } from "./_components/site-footer";
import { SiteHeader } from "./_components/site-header";

// Not at the top: a build knows no address.
export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(env.APP_URL),
    openGraph: { siteName: "Regulix", type: "website", locale: "en_GB" },
    twitter: { card: "summary_large_image" },
  };
}

/** The frame of what anybody may read. */
export default async function SiteLayout({ children }: { children: ReactNode }) {
  const domain = await requestDomain();
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      {domain ? <DomainHeader domain={domain} /> : <SiteHeader />}
      <main id="main" tabIndex={-1} className="w-full flex-1 px-4 md:px-6">
        <div className="max-w-content mx-auto">{children}</div>
      </main>
      {!domain && <SiteFooter />}
    </div>
  );
}
