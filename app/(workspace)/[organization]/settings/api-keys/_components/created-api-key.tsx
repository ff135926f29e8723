"use client";

import { firstPointCommand } from "@/components/metrics/first-point-command";
import { Button } from "@/components/ui/button";
import { CodeSnippet } from "@/components/ui/code-snippet";
import { DialogClose, DialogFooter } from "@/components/ui/dialog";
import type { ApiKeyScope } from "@/lib/api-keys/scopes";

type CreatedApiKeyProps = { token: string; scopes: readonly ApiKeyScope[]; endpoint: string };

/** The key, and a command that uses it. */
export function CreatedApiKey({ token, scopes, endpoint }: CreatedApiKeyProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <CodeSnippet label="API key" code={token} />
      {scopes.includes("metrics:write") && (
        <CodeSnippet label="Send a first metric with curl" code={firstPointCommand(endpoint, token)} />
      )}
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="primary">I have saved the key</Button>
        </DialogClose>
      </DialogFooter>
    </div>
  );
}
