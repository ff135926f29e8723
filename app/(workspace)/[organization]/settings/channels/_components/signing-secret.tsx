"use client";

import { Banner } from "@/components/feedback/banner";
import { Button } from "@/components/ui/button";
import { CodeSnippet } from "@/components/ui/code-snippet";

/** A signing secret, this once. */
export function SigningSecret({ secret, onSaved }: { secret: string; onSaved: () => void }) {
  return (
    <div className="grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-4">
      <Banner tone="success" title="Copy the signing secret now" live>
        It is shown this once. Your receiver checks the header webhook-signature with it.
      </Banner>
      <CodeSnippet label="Signing secret" code={secret} />
      <div>
        <Button variant="primary" onClick={onSaved}>
          I have saved the secret
        </Button>
      </div>
    </div>
  );
}
