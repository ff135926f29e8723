import Link from "next/link";
import { ExactTime } from "@/components/time/exact-time";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { ShortId } from "@/components/ui/short-id";
import { formatMilliseconds } from "@/lib/core/format/duration";
import { formatNumber } from "@/lib/core/format/number";
import type { RunDetail } from "@/lib/jobs/types";

/** When, how long and how often. */
export function RunFacts({ run, jobsHref }: { run: RunDetail; jobsHref: string }) {
  return (
    <Card>
      <CardHeader title="Facts" />
      <CardContent>
        <DescriptionList>
          <DescriptionItem term="Run">
            <ShortId id={run.id} label="Copy run id" />
          </DescriptionItem>
          <DescriptionItem term="Event">{run.event}</DescriptionItem>
          <DescriptionItem term="Queued">
            <ExactTime at={run.queuedAt} precision="second" />
          </DescriptionItem>
          <DescriptionItem term="Started">
            {run.startedAt && <ExactTime at={run.startedAt} precision="second" />}
          </DescriptionItem>
          <DescriptionItem term="Ended">
            {run.endedAt && <ExactTime at={run.endedAt} precision="second" />}
          </DescriptionItem>
          <DescriptionItem term="Duration">{formatMilliseconds(run.durationMilliseconds)}</DescriptionItem>
          <DescriptionItem term="Attempts">{formatNumber(run.attempts)}</DescriptionItem>
          {run.retryAt && (
            <DescriptionItem term="Next attempt">
              <ExactTime at={run.retryAt} precision="second" />
            </DescriptionItem>
          )}
          {run.parentRunId && (
            <DescriptionItem term="Invoked by">
              <Link href={`${jobsHref}/${run.parentRunId}`} className="text-link hover:underline">
                Another run
              </Link>
            </DescriptionItem>
          )}
        </DescriptionList>
      </CardContent>
    </Card>
  );
}
