import type { Metadata } from "next";
import { StatusBadge, type Status } from "@/components/feedback/status";
import { ExactTime } from "@/components/time/exact-time";
import { Card } from "@/components/ui/card";
import { now } from "@/lib/core/clock";
import { formatPercent } from "@/lib/core/format/percent";
import { logger } from "@/lib/observability/logger";
import type { ProbeResult } from "@/lib/observability/probe";
import { readReadiness } from "@/lib/observability/readiness";
import { readStatusHistory, STATUS_DAYS, type StatusDay } from "@/lib/observability/status-history";
import { SitePage } from "../_components/site-page";
import { DayBars } from "./_components/day-bars";

const LEAD =
  "How this installation is, from what it has just asked of its own parts and from what it has recorded.";

export const metadata: Metadata = {
  title: "Status",
  description: LEAD,
  alternates: { canonical: "/status" },
  openGraph: { title: "Status of Regulix", description: LEAD, url: "/status" },
};

const PARTS = {
  database: { title: "Database", text: "Both roles of the product are asked." },
  engine: { title: "Durable functions", text: "What runs collections, alerts and mails." },
  storage: { title: "Files", text: "A file is written and read back." },
  collection: { title: "Collection", text: "Figures are collected every five minutes." },
} as const;

const BADGES: Record<ProbeResult["state"], { status: Status; word?: string }> = {
  up: { status: "ok" },
  down: { status: "down" },
  pending: { status: "pending", word: "Starting" },
  unconfigured: { status: "not_assessed" },
};

export default async function StatusPage() {
  const [readiness, history] = await Promise.all([readReadiness(), findHistory()]);
  const isDown = readiness.status !== "ready";
  return (
    <SitePage title="Status" lead={LEAD}>
      <section aria-labelledby="now" className="grid gap-4">
        <h2
          id="now"
          className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xl font-semibold tracking-tight"
        >
          {isDown ? "Something does not answer" : "Everything that was asked answers"}
          <StatusBadge status={isDown ? "down" : "ok"} />
        </h2>
        <p className="text-muted-foreground text-sm">
          Asked at <ExactTime at={now().toISOString()} precision="second" timeZone="UTC" />.
        </p>
        <ul className="grid gap-4 sm:grid-cols-2">
          {Object.entries(PARTS).map(([key, { title, text }]) => (
            <li key={key}>
              <Card className="flex h-full flex-wrap items-start justify-between gap-3 p-4">
                <div>
                  <h3 className="font-medium">{title}</h3>
                  <p className="text-muted-foreground text-sm">{text}</p>
                </div>
                <StatusBadge {...BADGES[readiness.checks[key as keyof typeof PARTS].state]} />
              </Card>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="history" className="grid gap-4">
        <h2 id="history" className="text-xl font-semibold tracking-tight">
          The last {STATUS_DAYS} days
        </h2>
        <p className="max-w-reading text-muted-foreground">
          {history ? historyWords(history) : "Not assessed: what is recorded cannot be read now."}
        </p>
        {history && <DayBars days={history} />}
      </section>
    </SitePage>
  );
}

/** Null while the database does not answer, which the first part of the page says. */
async function findHistory(): Promise<StatusDay[] | null> {
  try {
    return await readStatusHistory();
  } catch (error) {
    logger.warn({ err: error }, "the history of the status cannot be read");
    return null;
  }
}

function historyWords(history: readonly StatusDay[]): string {
  const finished = history.reduce((sum, day) => sum + day.finished, 0);
  const missed = history.reduce((sum, day) => sum + day.missed, 0);
  const known = history.filter((day) => day.finished + day.missed > 0).length;
  if (known === 0) return "Not assessed: no run of the collection is recorded yet.";
  return `${formatPercent((100 * finished) / (finished + missed))} of the recorded runs of the collection finished: ${finished} of ${finished + missed}, on ${known} of ${STATUS_DAYS} days. Of the other days nothing is recorded, so nothing is said about them.`;
}
