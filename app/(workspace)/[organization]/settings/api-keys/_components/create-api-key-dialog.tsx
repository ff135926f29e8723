"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { DisabledReason } from "@/components/forms/disabled-reason";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import type { ApiKeyScope } from "@/lib/api-keys/scopes";
import { CreateApiKeyForm } from "./create-api-key-form";
import { CreatedApiKey } from "./created-api-key";

type CreateApiKeyDialogProps = {
  slug: string;
  /** Where metrics are sent to. */
  endpoint: string;
  /** Why creating is not offered. */
  refusal?: string;
  /** Whoever came to create one need not click again. */
  isOpenAtFirst?: boolean;
};

type Created = { name: string; token: string; scopes: ApiKeyScope[] };

/** Asks what the key is for, then shows it this once. */
export function CreateApiKeyDialog({
  slug,
  endpoint,
  refusal,
  isOpenAtFirst = false,
}: CreateApiKeyDialogProps) {
  const [open, setOpen] = useState(isOpenAtFirst);
  const [created, setCreated] = useState<Created>();
  const trigger = (
    <Button variant="primary">
      <Plus aria-hidden />
      Create API key
    </Button>
  );
  if (refusal) return <DisabledReason reason={refusal}>{trigger}</DisabledReason>;

  function changeOpen(next: boolean) {
    setOpen(next);
    if (next) setCreated(undefined);
  }

  return (
    <Dialog open={open} onOpenChange={changeOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent
        title={created ? `${created.name} is ready` : "New API key"}
        description={
          created
            ? "Copy the key now. It is shown this once; if it is lost, create another one."
            : "Give it only what its user needs. You can revoke it at any time."
        }
        // A click beside the dialog must not lose a key that nobody can show again.
        onInteractOutside={(event) => created && event.preventDefault()}
      >
        {created ? (
          <CreatedApiKey {...created} endpoint={endpoint} />
        ) : (
          <CreateApiKeyForm slug={slug} onCreated={setCreated} />
        )}
      </DialogContent>
    </Dialog>
  );
}
