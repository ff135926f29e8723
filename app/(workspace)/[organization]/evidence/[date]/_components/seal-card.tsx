import { SIGNATURE_STATES } from "@/components/evidence/signature-states";
import { StatusText } from "@/components/feedback/status";
import { ExactTime } from "@/components/time/exact-time";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { CodeSnippet } from "@/components/ui/code-snippet";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { ShortId } from "@/components/ui/short-id";
import type { SnapshotDocument } from "@/lib/evidence/snapshot";
import type { SignatureState } from "@/lib/evidence/types";

/** Hash, signature and place in the chain, and how to check them without us. */
export function SealCard({ document, signature }: { document: SnapshotDocument; signature: SignatureState }) {
  const [hash = "", signed = ""] = document.hash_signature.split(";");
  const [, keyId] = signed.split(":");
  const { chain, snapshot_date: day } = document;
  return (
    <Card>
      <CardHeader title="Seal" description="Checked now against the stored text." />
      <CardContent className="grid gap-4">
        <DescriptionList>
          <DescriptionItem term="Signature">
            <StatusText {...SIGNATURE_STATES[signature]} />
          </DescriptionItem>
          <DescriptionItem term="Hash">
            <ShortId id={hash.replace("sha256:", "")} length={16} label="Copy hash" />
          </DescriptionItem>
          <DescriptionItem term="Previous hash">
            <ShortId id={chain.previous_hash} length={16} label="Copy previous hash" />
          </DescriptionItem>
          <DescriptionItem term="Number">{chain.sequence}</DescriptionItem>
          <DescriptionItem term="Key">
            {keyId !== undefined && <ShortId id={keyId} length={16} label="Copy key id" />}
          </DescriptionItem>
          <DescriptionItem term="Taken">
            <ExactTime at={chain.generated_at} precision="second" />
          </DescriptionItem>
        </DescriptionList>
        <p className="text-muted-foreground text-sm">
          Anybody can check it offline: download the{" "}
          <a href="/verify/regulix-verify.mjs" download className="underline underline-offset-4">
            verifier
          </a>
          , one file that needs nothing but Node.js, and the{" "}
          <a href="/api/evidence/keys" download="keys.json" className="underline underline-offset-4">
            public keys
          </a>
          .
        </p>
        <CodeSnippet label="Verify" code={`node regulix-verify.mjs --keys keys.json evidence-${day}.json`} />
      </CardContent>
    </Card>
  );
}
