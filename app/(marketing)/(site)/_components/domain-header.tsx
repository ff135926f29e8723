import { headers } from "next/headers";
import Link from "next/link";
import { BrandLogo } from "@/components/branding/brand-logo";
import { BrandStyle } from "@/components/branding/brand-style";
import { brandCss } from "@/lib/branding/brand-css";
import { readBranding } from "@/lib/branding/read-branding";
import type { ServedDomain } from "@/lib/custom-domains/served-domain";

/** What stands at the head of a page for visitors at a custom domain: its organisation, and nothing of the product's. */
export async function DomainHeader({ domain }: { domain: ServedDomain }) {
  const branding = await readBranding(domain.organizationId);
  const brandRule = brandCss(branding);
  return (
    <header className="border-b px-4 md:px-6">
      {brandRule && <BrandStyle css={brandRule} nonce={(await headers()).get("x-nonce") ?? undefined} />}
      <div className="max-w-content mx-auto flex min-h-14 w-full items-center py-2">
        <Link
          href={`/${domain.organizationSlug}/dashboard`}
          prefetch={false}
          className="inline-flex items-center gap-2 text-lg font-semibold tracking-tight"
        >
          {branding.logo && <BrandLogo path={branding.logo.path} className="h-8 max-w-32" />}
          {branding.name}
        </Link>
      </div>
    </header>
  );
}
