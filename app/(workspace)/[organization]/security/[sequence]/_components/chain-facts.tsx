import { StatusText } from "@/components/feedback/status";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { ShortId } from "@/components/ui/short-id";
import { CHAIN_PROBLEM_LABELS, type ChainProblem } from "@/lib/audit/problems";
import { formatNumber } from "@/lib/core/format/number";
import type { SecurityEvent } from "@/lib/security-events/types";

/** Where the event stands in the chain, and whether it still says what it said when it was written. */
export function ChainFacts({ event, problem }: { event: SecurityEvent; problem: ChainProblem | null }) {
  return (
    <Card>
      <CardHeader title="Chain" description="Each event holds the hash of the one before it." />
      <CardContent>
        <DescriptionList>
          <DescriptionItem term="Recomputed now">
            {problem === null ? (
              <StatusText status="pass" word="Hashes hold" />
            ) : (
              <span className="grid gap-1">
                <StatusText status="fail" word="Broken" />
                {CHAIN_PROBLEM_LABELS[problem]}
              </span>
            )}
          </DescriptionItem>
          <DescriptionItem term="Position">
            <span className="tabular">{formatNumber(event.sequence)}</span>
          </DescriptionItem>
          <DescriptionItem term="Event id">
            <ShortId id={event.id} label="Copy event id" />
          </DescriptionItem>
          <DescriptionItem term="Hash">
            <ShortId id={event.hash} length={16} label="Copy hash" />
          </DescriptionItem>
          <DescriptionItem term="Previous hash">
            <ShortId id={event.previousHash} length={16} label="Copy previous hash" />
          </DescriptionItem>
          <DescriptionItem term="Content hash">
            <ShortId id={event.contentHash} length={16} label="Copy content hash" />
          </DescriptionItem>
        </DescriptionList>
      </CardContent>
    </Card>
  );
}
