import { Banner } from "@/components/feedback/banner";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { CodeSnippet } from "@/components/ui/code-snippet";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { proveConsistency, proveInclusion } from "@/lib/transparency/queries";

type ProofCardProps = {
  context: OrganizationContext;
  /** The number of the entry that is to be proven. */
  entry: number | undefined;
  /** The size of an earlier tree that is to be proven to be the beginning of the newest. */
  from: number | undefined;
};

/** Proofs by their addresses, so that they can be sent on; the form works without JavaScript. */
export async function ProofCard({ context, entry, from }: ProofCardProps) {
  return (
    <Card>
      <CardHeader
        title="Prove an entry"
        description="A few hashes show that an entry is in the log as the newest checkpoint signs it."
      />
      <CardContent className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <form className="flex flex-wrap items-end gap-3">
          <div className="grid gap-1.5">
            <Label htmlFor="entry">Number of the entry</Label>
            <Input
              id="entry"
              name="entry"
              type="number"
              min={1}
              defaultValue={entry}
              className="w-40"
              required
            />
          </div>
          <Button type="submit">Make the proof</Button>
        </form>
        {entry !== undefined && (
          <Proof
            label={`Inclusion of entry ${entry}`}
            proof={await proofOr(() => proveInclusion(context, { sequence: entry }))}
          />
        )}
        {from !== undefined && (
          <Proof
            label={`Consistency since the checkpoint of ${from} entries`}
            proof={await proofOr(() => proveConsistency(context, { from }))}
          />
        )}
      </CardContent>
    </Card>
  );
}

type Made = { made: object } | { refused: string };

async function proofOr(work: () => Promise<object>): Promise<Made> {
  try {
    return { made: await work() };
  } catch (error) {
    if (error instanceof AppError) return { refused: error.message };
    throw error;
  }
}

function Proof({ label, proof }: { label: string; proof: Made }) {
  if ("refused" in proof)
    return (
      <Banner tone="warning" title="There is no such proof">
        {proof.refused}
      </Banner>
    );
  return <CodeSnippet label={label} code={JSON.stringify(proof.made, null, 2)} />;
}
