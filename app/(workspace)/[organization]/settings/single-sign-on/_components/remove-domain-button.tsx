"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { ErrorSummary, type FieldProblem } from "@/components/forms/error-summary";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { removeDomainAction } from "../actions";

export function RemoveDomainButton({
  slug,
  domainId,
  domain,
}: {
  slug: string;
  domainId: string;
  domain: string;
}) {
  const [problems, setProblems] = useState<FieldProblem[]>([]);

  async function remove() {
    const found = problemsOf(await removeDomainAction(slug, { domainId }));
    setProblems(found);
    if (found.length > 0) return false;
    showToast({ title: `${domain} is removed`, tone: "success" });
  }
  return (
    <ConfirmDialog
      trigger={
        <Button variant="ghost" size="sm" aria-label={`Remove ${domain}`} onClick={() => setProblems([])}>
          Remove
        </Button>
      }
      title={`Remove ${domain}?`}
      description="Its members sign in with their own passwords again. Another organisation can prove the domain afterwards."
      confirmLabel="Remove domain"
      onConfirm={remove}
    >
      <ErrorSummary problems={problems} />
    </ConfirmDialog>
  );
}
