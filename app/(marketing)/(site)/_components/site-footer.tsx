import Link from "next/link";
import { LEGAL_DOCUMENTS, LEGAL_TITLES } from "@/lib/legal/documents";

const GROUPS = [
  {
    title: "Product",
    links: [
      { href: "/pricing", label: "Pricing" },
      { href: "/security", label: "Security" },
      { href: "/status", label: "Status" },
      { href: "/verify", label: "Verify evidence" },
    ],
  },
  {
    title: "Documentation",
    links: [
      { href: "/help", label: "Help center" },
      { href: "/docs/api", label: "API reference" },
      { href: "/help/changelog", label: "What is new" },
    ],
  },
  {
    title: "Legal",
    links: LEGAL_DOCUMENTS.map((key) => ({ href: `/legal/${key}`, label: LEGAL_TITLES[key] })),
  },
] as const;

export function SiteFooter() {
  return (
    <footer className="mt-16 border-t px-4 py-10 md:px-6">
      <div className="max-w-content mx-auto grid w-full gap-8 sm:grid-cols-2 lg:grid-cols-4">
        <p className="text-muted-foreground text-sm">
          Regulix is free software under the AGPL-3.0 licence. These pages load nothing from third parties.
        </p>
        {GROUPS.map(({ title, links }) => (
          <nav key={title} aria-label={title} className="grid content-start gap-2 text-sm">
            <p className="font-medium">{title}</p>
            <ul className="grid gap-1">
              {links.map(({ href, label }) => (
                <li key={href}>
                  <Link
                    href={href}
                    prefetch={false}
                    className="text-muted-foreground hover:text-foreground inline-flex min-h-6 items-center"
                  >
                    {label}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        ))}
      </div>
    </footer>
  );
}
