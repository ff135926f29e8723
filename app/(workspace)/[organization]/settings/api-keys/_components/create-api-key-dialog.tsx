"use client";

import { Plus } from "lucide-react";
import { ShownOnceDialog } from "@/components/forms/shown-once-dialog";
import { Button } from "@/components/ui/button";
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
export function CreateApiKeyDialog({ slug, endpoint, refusal, isOpenAtFirst }: CreateApiKeyDialogProps) {
  return (
    <ShownOnceDialog<Created>
      refusal={refusal}
      isOpenAtFirst={isOpenAtFirst}
      trigger={
        <Button variant="primary">
          <Plus aria-hidden />
          Create API key
        </Button>
      }
      ask={(onCreated) => ({
        title: "New API key",
        description: "Give it only what its user needs. You can revoke it at any time.",
        content: <CreateApiKeyForm slug={slug} onCreated={onCreated} />,
      })}
      show={(created) => ({
        title: `${created.name} is ready`,
        description: "Copy the key now. It is shown this once; if it is lost, create another one.",
        content: <CreatedApiKey {...created} endpoint={endpoint} />,
      })}
    />
  );
}
