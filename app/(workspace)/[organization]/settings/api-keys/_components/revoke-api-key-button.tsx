"use client";

import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { revokeApiKeyAction } from "../actions";

type RevokeApiKeyButtonProps = { slug: string; apiKey: { id: string; name: string; prefix: string } };

/** Ends a key after a question. */
export function RevokeApiKeyButton({ slug, apiKey }: RevokeApiKeyButtonProps) {
  async function revoke() {
    const [problem] = problemsOf(await revokeApiKeyAction(slug, { id: apiKey.id }));
    showToast(
      problem
        ? { title: problem.message, tone: "critical" }
        : { title: `${apiKey.name} is revoked`, tone: "success" },
    );
    return problem === undefined;
  }

  return (
    <ConfirmDialog
      trigger={
        <Button variant="ghost" size="sm" aria-label={`Revoke ${apiKey.name}`}>
          Revoke
        </Button>
      }
      title={`Revoke ${apiKey.name}?`}
      description={
        <>
          The next request with <code className="font-mono">{apiKey.prefix}…</code> is refused. This cannot be
          undone; whatever uses the key needs a new one.
        </>
      }
      confirmLabel="Revoke key"
      onConfirm={revoke}
    />
  );
}
