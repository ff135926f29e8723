"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { rotateSecretAction } from "../actions";
import { SigningSecret } from "./signing-secret";

/** Gives a webhook a new signing secret; both sign for a day, so that receivers can change over. */
export function RotateSecret({ slug, id }: { slug: string; id: string }) {
  const [secret, setSecret] = useState<string>();

  async function rotate() {
    const result = await rotateSecretAction(slug, { id });
    const [problem] = problemsOf(result);
    if (problem) showToast({ title: problem.message, tone: "critical" });
    setSecret(result.data?.signingSecret);
    return problem === undefined;
  }

  if (secret) return <SigningSecret secret={secret} onSaved={() => setSecret(undefined)} />;
  return (
    <ConfirmDialog
      trigger={<Button>Replace signing secret</Button>}
      title="Replace the signing secret?"
      description="Messages carry the signatures of both secrets for 24 hours. Give your receiver the new one in that time."
      confirmLabel="Replace secret"
      onConfirm={rotate}
      destructive={false}
    />
  );
}
