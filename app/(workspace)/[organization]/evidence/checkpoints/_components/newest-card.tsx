import { EmptyState } from "@/components/feedback/empty-state";
import { StatusText } from "@/components/feedback/status";
import { ExactTime } from "@/components/time/exact-time";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { CodeSnippet } from "@/components/ui/code-snippet";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { ShortId } from "@/components/ui/short-id";
import { SIGNATURE_STATES } from "@/components/evidence/signature-states";
import { formatNumber } from "@/lib/core/format/number";
import type { CheckpointDetail } from "@/lib/transparency/types";
import { Milestone } from "lucide-react";

/** The newest checkpoint, checked now, as it can be copied and kept. */
export function NewestCard({ newest }: { newest: CheckpointDetail | null }) {
  if (newest === null)
    return (
      <Card>
        <EmptyState
          icon={Milestone}
          title="The first checkpoint comes tonight"
          description="Ten minutes after midnight UTC the audit log is counted and signed. Nothing needs to be set up."
        />
      </Card>
    );
  return (
    <Card>
      <CardHeader title="Newest checkpoint" description="Copy it to where we cannot reach it." />
      <CardContent className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <DescriptionList>
          <DescriptionItem term="Signature">
            <StatusText {...SIGNATURE_STATES[newest.signature]} />
          </DescriptionItem>
          <DescriptionItem term="Entries">
            {newest.entriesSince > 0
              ? `${formatNumber(newest.treeSize)}, and ${formatNumber(newest.entriesSince)} since then`
              : formatNumber(newest.treeSize)}
          </DescriptionItem>
          <DescriptionItem term="Root">
            <ShortId id={newest.rootHash} length={16} label="Copy root" />
          </DescriptionItem>
          <DescriptionItem term="Taken">
            <ExactTime at={newest.takenAt} precision="second" />
          </DescriptionItem>
          <DescriptionItem term="Outside">{placeOf(newest)}</DescriptionItem>
        </DescriptionList>
        <CodeSnippet label="Signed note" code={newest.note} />
      </CardContent>
    </Card>
  );
}

function placeOf({ isStored, day }: CheckpointDetail): string {
  if (isStored) return "In the file storage";
  return day === null ? "In the export that it was taken for" : "Not outside of the database yet";
}
