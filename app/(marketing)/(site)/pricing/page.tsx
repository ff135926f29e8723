import type { Metadata } from "next";
import Link from "next/link";
import { PlanTable } from "@/components/plans/plan-table";
import { priceWords } from "@/components/plans/price-words";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PLAN_TAGLINES } from "@/lib/plans/labels";
import { PLAN_KEYS, PLANS, TRIAL_DAYS } from "@/lib/plans/plans";
import { SitePage } from "../_components/site-page";

const LEAD = `Start with everything a small team needs, free for ${TRIAL_DAYS} days and without a card. Afterwards everything can still be read, and nothing is deleted.`;

export const metadata: Metadata = {
  title: "Pricing",
  description: LEAD,
  alternates: { canonical: "/pricing" },
  openGraph: { title: "Regulix pricing", description: LEAD, url: "/pricing" },
};

const QUESTIONS = [
  {
    question: "What happens when the trial is over?",
    answer:
      "Everything can be read and exported, nothing can be changed until you choose a plan. Nothing is deleted, and what your systems send is refused with a clear answer.",
  },
  {
    question: "What is a token?",
    answer:
      "What language models are billed by. The copilots use them; measuring, alerting, evidence and compliance checks do not. In a plan that bills by use, you can set a monthly amount that is never exceeded.",
  },
  {
    question: "What is still being built?",
    answer:
      "The copilots and private model endpoints. Modules can be switched on now; each works as soon as it is released, in the plans that have it.",
  },
  {
    question: "What happens when we choose a smaller plan?",
    answer:
      "The product lists what would be lost before you confirm. Members and records beyond a limit stay; only adding more is refused.",
  },
] as const;

/** What each plan gives, from the table that rules it. */
export default function PricingPage() {
  return (
    <SitePage title="Pricing" lead={LEAD}>
      <ul className="grid gap-4 md:grid-cols-3">
        {PLAN_KEYS.map((key) => (
          <li key={key}>
            <Card className="grid h-full content-between gap-6 p-5">
              <div className="grid gap-2">
                <h2 className="text-lg font-semibold">{PLANS[key].name}</h2>
                <p className="tabular text-2xl font-semibold tracking-tight">{priceWords(key)}</p>
                <p className="text-muted-foreground text-pretty">{PLAN_TAGLINES[key]}</p>
              </div>
              <Button asChild variant={key === "starter" ? "primary" : "secondary"}>
                <Link href="/sign-up">
                  {key === "starter" ? "Start the trial" : `Start with ${PLANS[key].name}`}
                </Link>
              </Button>
            </Card>
          </li>
        ))}
      </ul>
      <section aria-labelledby="compared" className="grid gap-4">
        <h2 id="compared" className="text-xl font-semibold tracking-tight">
          Compared
        </h2>
        <PlanTable />
        <p className="text-muted-foreground text-sm">
          Prices are in US dollars without tax. Every organisation starts with the trial; a plan is chosen in
          its settings.
        </p>
      </section>
      <section aria-labelledby="questions" className="grid gap-4">
        <h2 id="questions" className="text-xl font-semibold tracking-tight">
          Questions
        </h2>
        <dl className="grid gap-6 md:grid-cols-2">
          {QUESTIONS.map(({ question, answer }) => (
            <div key={question} className="grid content-start gap-1">
              <dt className="font-medium">{question}</dt>
              <dd className="text-muted-foreground text-pretty">{answer}</dd>
            </div>
          ))}
        </dl>
      </section>
    </SitePage>
  );
}
