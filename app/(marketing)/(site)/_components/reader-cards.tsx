import { Activity, FileCheck2, Scale, type LucideIcon } from "lucide-react";
import { Card } from "@/components/ui/card";

type Reader = { icon: LucideIcon; title: string; text: string };

const READERS: readonly Reader[] = [
  {
    icon: Activity,
    title: "Whoever runs it",
    text: "One place for figures, security events, alerts, the on-call schedule and incidents. Nothing fires twice for one cause, and a quiet night stays quiet.",
  },
  {
    icon: Scale,
    title: "Whoever answers for it",
    text: "SOC 2, ISO 27001, NIS2, GDPR and more as controls that are judged from what was observed. What nobody looked at is called not assessed, never green.",
  },
  {
    icon: FileCheck2,
    title: "Whoever audits it",
    text: "A read-only room with the evidence of the period, and a verifier that checks hashes and signatures in the browser and sends nothing anywhere.",
  },
];

/** For whom the product is. */
export function ReaderCards() {
  return (
    <section aria-labelledby="for-whom" className="grid gap-6 border-t py-14">
      <h2 id="for-whom" className="text-2xl font-semibold tracking-tight">
        For three people in one organisation
      </h2>
      <ul className="grid gap-4 md:grid-cols-3">
        {READERS.map(({ icon: Icon, title, text }) => (
          <li key={title}>
            <Card className="grid h-full content-start gap-2 p-5">
              <Icon className="text-primary size-5" aria-hidden />
              <h3 className="text-lg font-semibold">{title}</h3>
              <p className="text-muted-foreground text-pretty">{text}</p>
            </Card>
          </li>
        ))}
      </ul>
    </section>
  );
}
