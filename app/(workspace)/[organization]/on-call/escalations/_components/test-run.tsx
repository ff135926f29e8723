"use client";

import { useState, useTransition } from "react";
import { problemsOf } from "@/components/forms/use-action-form";
import { ExactTime } from "@/components/time/exact-time";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Section } from "@/components/ui/section";
import type { PlanInput } from "@/lib/on-call/schema";
import { foreseeEscalationAction } from "../actions";

type Foreseen = NonNullable<Awaited<ReturnType<typeof foreseeEscalationAction>>["data"]>;

/** Who would be reached when, if an alert fired now and nobody answered. */
export function TestRun({ slug, plan }: { slug: string; plan: PlanInput }) {
  const [foreseen, setForeseen] = useState<Foreseen | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const run = () =>
    startTransition(async () => {
      const result = await foreseeEscalationAction(slug, plan);
      setProblem(problemsOf(result)[0]?.message ?? null);
      setForeseen(result.data ?? null);
    });
  return (
    <Section
      title="Test run"
      description="Who would be reached when, if an alert fired now and nobody answered. Nobody is told."
      actions={
        <Button onClick={run} pending={pending}>
          Run test
        </Button>
      }
    >
      <div role="status">
        {problem !== null && <p className="text-critical text-sm">{problem}</p>}
        {foreseen !== null && (
          <Card>
            <ol className="divide-y">
              {foreseen.steps.slice(0, 40).map(({ at, stepNo, loopNo, reached, missed }) => (
                <li
                  key={`${loopNo} ${stepNo}`}
                  className="grid gap-x-4 gap-y-1 px-4 py-2.5 text-sm sm:grid-cols-[13rem_9rem_1fr]"
                >
                  <ExactTime at={at} />
                  <span className="text-muted-foreground">
                    Step {stepNo + 1}
                    {loopNo > 0 && `, repetition ${loopNo}`}
                  </span>
                  <span className="flex flex-wrap items-center gap-2">
                    {reached.length > 0 ? (
                      reached.join(", ")
                    ) : (
                      <Badge tone="hatched">Nobody: moves on at once</Badge>
                    )}
                    {missed > 0 && reached.length > 0 && (
                      <span className="text-muted-foreground">
                        {missed === 1 ? "One recipient comes" : `${missed} recipients come`} to nobody
                      </span>
                    )}
                  </span>
                </li>
              ))}
              <li className="text-muted-foreground px-4 py-2.5 text-sm">
                Ends <ExactTime at={foreseen.endsAt} />; whoever manages schedules is told that nobody has
                answered.
              </li>
            </ol>
          </Card>
        )}
      </div>
    </Section>
  );
}
