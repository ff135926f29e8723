"use client";

import { useState } from "react";
import { StatusBadge } from "@/components/feedback/status";
import { ExactTime } from "@/components/time/exact-time";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { formatDuration } from "@/lib/core/format/duration";
import {
  TRY_RANGE_LABELS,
  TRY_RANGES,
  type TriedEpisode,
  type TryRange,
} from "@/lib/alert-policies/try/types";
import type { PolicyDefinition } from "@/lib/alert-policies/types";
import { TrialChart } from "./trial-chart";
import { TrialFigures } from "./trial-figures";
import { useTrial } from "./use-trial";

const LISTED_EPISODES = 8;

type PolicyPreviewProps = { slug: string; draft: PolicyDefinition; policyId?: string };

/** Tries the draft on history while it is being written. */
export function PolicyPreview({ slug, draft, policyId }: PolicyPreviewProps) {
  const [range, setRange] = useState<TryRange>("7d");
  const { trial, isPending, hasFailed } = useTrial(slug, draft, range, policyId);
  return (
    <Card aria-busy={isPending}>
      <CardHeader
        title="Try it on history"
        description="What this policy would have done, judged as the engine judges."
        actions={
          <div role="group" aria-label="Time to try" className="flex gap-1">
            {TRY_RANGES.map((each) => (
              <Button
                key={each}
                size="sm"
                variant={each === range ? "secondary" : "ghost"}
                aria-pressed={each === range}
                onClick={() => setRange(each)}
              >
                {TRY_RANGE_LABELS[each]}
              </Button>
            ))}
          </div>
        }
      />
      <CardContent className="grid min-h-96 content-start gap-5">
        <p role="status" className="text-muted-foreground min-h-5 text-sm">
          {hasFailed
            ? "The history could not be read. Change anything to try again."
            : isPending
              ? "Reading the history …"
              : trial?.kind === "not_tried"
                ? trial.reason
                : ""}
        </p>
        {trial?.kind === "tried" && !hasFailed && (
          <>
            <TrialChart draft={draft} trial={trial} />
            <TrialFigures figures={trial.figures} live={trial.live} />
            {trial.isPartial && (
              <p className="text-muted-foreground text-sm">
                There is more data than can be tried at once: the newest samples of the first 20 series are
                looked at.
              </p>
            )}
            <EpisodeList episodes={trial.episodes} />
          </>
        )}
      </CardContent>
    </Card>
  );
}

function EpisodeList({ episodes }: { episodes: readonly TriedEpisode[] }) {
  if (episodes.length === 0) return null;
  return (
    <ul aria-label="Alerts that would have fired" className="divide-y rounded-md border text-sm">
      {episodes.slice(0, LISTED_EPISODES).map(({ firedAt, resolvedAt, severity, labels }) => (
        <li
          key={`${firedAt} ${JSON.stringify(labels)}`}
          className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2"
        >
          <StatusBadge status={severity} />
          <ExactTime at={new Date(firedAt)} />
          <span className="text-muted-foreground">
            {resolvedAt === null
              ? "still open"
              : `for ${formatDuration((Date.parse(resolvedAt) - Date.parse(firedAt)) / 1000)}`}
          </span>
          <span className="text-muted-foreground ml-auto">{Object.values(labels).join(", ")}</span>
        </li>
      ))}
      {episodes.length > LISTED_EPISODES && (
        <li className="text-muted-foreground px-3 py-2">and {episodes.length - LISTED_EPISODES} more</li>
      )}
    </ul>
  );
}
