import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { CodeSnippet } from "@/components/ui/code-snippet";
import { TRIAL_DAYS } from "@/lib/plans/plans";
import { AlertIllustration, ChainIllustration, ControlsIllustration } from "./_components/illustrations";
import { Part } from "./_components/part";
import { ReaderCards } from "./_components/reader-cards";

const TITLE = "Regulix · Continuous compliance operations";
const LEAD =
  "Regulix watches your operation around the clock, wakes the right person when it has to, and keeps a record of all of it that an auditor can verify without trusting you, or us.";

export const metadata: Metadata = {
  title: { absolute: TITLE },
  description: LEAD,
  alternates: { canonical: "/" },
  openGraph: { title: TITLE, description: LEAD, url: "/" },
};

const FIRST_METRIC = `curl "$REGULIX_URL/api/v1/metrics" \\
  -H "Authorization: Bearer $REGULIX_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{"points": [{"metric": "orders.placed", "value": 12}]}'`;

/** What Regulix is, for somebody who has not signed in. Says only what the product does today. */
export default function StartPage() {
  return (
    <>
      <section className="grid items-center gap-10 py-14 md:py-20 lg:grid-cols-2 lg:gap-16">
        <div className="grid gap-5">
          <h1 className="text-3xl font-semibold tracking-tight text-balance">
            Compliance you can watch, and prove afterwards
          </h1>
          <p className="max-w-reading text-muted-foreground text-lg text-pretty">{LEAD}</p>
          <div className="flex flex-wrap gap-3">
            <Button asChild variant="primary" size="lg">
              <Link href="/sign-up">Create account</Link>
            </Button>
            <Button asChild size="lg">
              <Link href="/pricing">See the plans</Link>
            </Button>
          </div>
          <p className="text-muted-foreground text-sm">Free for {TRIAL_DAYS} days, without a card.</p>
        </div>
        <AlertIllustration />
      </section>
      <ReaderCards />
      <Part
        id="watch"
        title="Watch"
        picture={<CodeSnippet label="Send a metric of your own" code={FIRST_METRIC} />}
      >
        <p>
          Host, database, queue and request figures are collected every five minutes; your own come by API or
          OpenTelemetry. A window without data is drawn as a gap, never as zero.
        </p>
        <p>
          Policies say when a figure matters, how long, and to whom. Alerts that belong together become one
          incident, with the shift that is on call and the step that follows when nobody answers.
        </p>
      </Part>
      <Part id="judge" title="Judge" picture={<ControlsIllustration />} isFlipped>
        <p>
          Checks read what the product itself observed and what you attest with a document. Each result says
          from what, when and until when it holds, and each control what it rests on.
        </p>
        <p>
          Exceptions have a reason and an end. They are shown as exceptions and count as neither pass nor
          fail.
        </p>
      </Part>
      <Part id="prove" title="Prove" picture={<ChainIllustration />}>
        <p>
          Each change commits together with its audit entry. Entries form a hash chain an organisation, and a
          signed checkpoint of each day can lie in your own mailbox: nobody rewrites the past unseen.
        </p>
        <p>
          Evidence is taken every day and can be exported for an auditor, who{" "}
          <Link href="/verify" className="text-link underline underline-offset-2">
            verifies it
          </Link>{" "}
          without an account.
        </p>
      </Part>
      <section aria-labelledby="runs-anywhere" className="grid gap-4 border-t py-14">
        <h2 id="runs-anywhere" className="text-2xl font-semibold tracking-tight">
          Runs where your data may be
        </h2>
        <p className="max-w-reading text-muted-foreground">
          One command starts Regulix on a single machine with its own PostgreSQL and job engine. In production
          the same build runs against your PostgreSQL, Inngest, mail and S3-compatible storage, chosen by
          configuration alone. Tenants are kept apart by the database itself; how is on the{" "}
          <Link href="/security" className="text-link underline underline-offset-2">
            security page
          </Link>
          .
        </p>
        <div>
          <Button asChild variant="primary" size="lg">
            <Link href="/sign-up">Create account</Link>
          </Button>
        </div>
      </section>
    </>
  );
}
