import { Activity, FileCheck2, Fingerprint, ShieldAlert, type LucideIcon } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";

import { Logo } from "@/components/layout/logo";
import { SkipLink } from "@/components/layout/skip-link";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CodeSnippet } from "@/components/ui/code-snippet";
import { DocumentationLinks } from "./_components/documentation-links";

export const metadata: Metadata = {
  title: { absolute: "Regulix · Continuous compliance operations" },
};

type Feature = { icon: LucideIcon; title: string; text: string };

const features: readonly Feature[] = [
  {
    icon: Activity,
    title: "Measure every five minutes",
    text: "Host, database, queue and request figures of your organisation, and any metric you push. A window without data is shown as a gap, never as zero.",
  },
  {
    icon: ShieldAlert,
    title: "See security events as they happen",
    text: "Sign-in failures, lock-outs and permission refusals are recorded by the product itself; your own systems report theirs over HTTP. New events reach an open page in under a second.",
  },
  {
    icon: FileCheck2,
    title: "Prove who changed what",
    text: "Each change writes its audit entry in the same transaction. Entries form a hash chain per organisation; verification names the first broken entry and how it is broken.",
  },
  {
    icon: Fingerprint,
    title: "Keep tenants apart in the database",
    text: "Row-level security is forced on every tenant table and holds for the application’s own role. Roles for owners, admins, members, auditors and billing decide the rest.",
  },
];

const firstMetric = `curl "$REGULIX_URL/api/v1/metrics" \\
  -H "Authorization: Bearer $REGULIX_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{"points": [{"metric": "orders.placed", "value": 12}]}'`;

/** What Regulix is, for somebody who has not signed in. Says only what the product does today. */
export default function LandingPage() {
  return (
    <>
      <SkipLink />
      <header className="max-w-content mx-auto flex h-14 w-full items-center justify-between gap-4 px-4 md:px-6">
        <Link href="/" aria-label="Regulix, start page" className="rounded-md">
          <Logo />
        </Link>
        <nav aria-label="Account" className="flex items-center gap-1 sm:gap-2">
          <Button asChild variant="ghost" className="px-2 sm:px-3">
            <Link href="/sign-in">Sign in</Link>
          </Button>
          <Button asChild variant="primary" className="px-2.5 sm:px-3">
            <Link href="/sign-up">Create account</Link>
          </Button>
        </nav>
      </header>
      <main id="main" tabIndex={-1} className="max-w-content mx-auto w-full px-4 md:px-6">
        <section className="grid items-center gap-10 py-14 md:py-20 lg:grid-cols-[1.1fr_1fr] lg:gap-16">
          <div className="grid gap-5">
            <h1 className="text-3xl font-semibold tracking-tight text-balance">
              Compliance you can watch, and prove afterwards
            </h1>
            <p className="max-w-reading text-muted-foreground text-lg text-pretty">
              Regulix collects your operating figures and security events around the clock, keeps a
              tamper-evident record of every change, and shows all of it on pages made for the moment when
              something is wrong or an auditor is waiting.
            </p>
            <div className="flex flex-wrap gap-3">
              <Button asChild variant="primary" size="lg">
                <Link href="/sign-up">Create account</Link>
              </Button>
              <Button asChild size="lg">
                <Link href="/sign-in">Sign in</Link>
              </Button>
            </div>
          </div>
          <CodeSnippet label="Send a metric of your own" code={firstMetric} />
        </section>
        <section aria-labelledby="what-it-does" className="border-t py-12">
          <h2 id="what-it-does" className="text-xl font-semibold tracking-tight">
            What it does
          </h2>
          <ul className="mt-6 grid gap-4 sm:grid-cols-2">
            {features.map((feature) => (
              <li key={feature.title}>
                <FeatureCard {...feature} />
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="runs-anywhere" className="grid gap-3 border-t py-12">
          <h2 id="runs-anywhere" className="text-xl font-semibold tracking-tight">
            Runs where your data may be
          </h2>
          <p className="max-w-reading text-muted-foreground">
            One command starts Regulix on a single machine with its own PostgreSQL and job engine. In
            production the same build runs against your PostgreSQL, Inngest, mail and S3-compatible storage,
            chosen by configuration alone. Pages load nothing from third parties.
          </p>
        </section>
      </main>
      <footer className="max-w-content text-muted-foreground mx-auto flex w-full flex-wrap justify-between gap-x-6 gap-y-2 px-4 py-8 text-sm md:px-6">
        <p>Regulix is free software under the AGPL-3.0 licence.</p>
        <DocumentationLinks />
      </footer>
    </>
  );
}

function FeatureCard({ icon: Icon, title, text }: Feature) {
  return (
    <Card className="grid h-full content-start gap-2 p-5">
      <Icon className="text-primary size-5" aria-hidden />
      <h3 className="text-lg font-semibold">{title}</h3>
      <p className="text-muted-foreground">{text}</p>
    </Card>
  );
}
