"use client";

import { Circle, CircleCheck } from "lucide-react";
import Link from "next/link";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import type { GettingStarted } from "@/lib/getting-started/queries";
import { dismissGettingStartedAction } from "../actions";

type GettingStartedCardProps = GettingStarted & { slug: string };

/** What is worth doing first; each step ticks itself when it is done. */
export function GettingStartedCard({ slug, steps, setUpStep }: GettingStartedCardProps) {
  const [pending, startTransition] = useTransition();
  const done = steps.filter(({ isDone }) => isDone).length;
  const dismiss = () => startTransition(async () => void (await dismissGettingStartedAction(slug)));
  return (
    <Card role="region" aria-labelledby="getting-started">
      <CardHeader
        id="getting-started"
        title="Getting started"
        description={`${done} of ${steps.length} done`}
        actions={
          <>
            {setUpStep !== null && (
              <Button asChild size="sm" variant="primary">
                <Link href="/onboarding">Resume set-up ({setUpStep} of 4)</Link>
              </Button>
            )}
            <Button size="sm" pending={pending} onClick={dismiss}>
              Dismiss
            </Button>
          </>
        }
      />
      <CardContent>
        <ul className="grid gap-2 sm:grid-cols-2">
          {steps.map(({ key, label, path, isDone }) => {
            const Icon = isDone ? CircleCheck : Circle;
            return (
              <li key={key} className="flex min-h-6 items-center gap-2">
                <Icon
                  className={isDone ? "text-success size-4" : "text-muted-foreground size-4"}
                  aria-hidden
                />
                {isDone ? (
                  <span className="text-muted-foreground">
                    {label}
                    <span className="sr-only">, done</span>
                  </span>
                ) : (
                  <Link href={`/${slug}${path}`} className="text-link hover:underline">
                    {label}
                  </Link>
                )}
              </li>
            );
          })}
        </ul>
      </CardContent>
    </Card>
  );
}
