"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { ErrorSummary, type FieldProblem } from "@/components/forms/error-summary";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { removeCustomDomainAction } from "../actions";

type RemoveButtonProps = { slug: string; domainId: string; hostName: string; wasProven: boolean };

const WHEN_PROVEN =
  "Nothing is served there from now on, and whoever is signed in there is signed out. For 30 days nobody else can have the name. Remove its CNAME record, too.";
const WHEN_CLAIMED = "You have not proven this name yet, so nothing is served there and nothing is kept.";

export function RemoveButton({ slug, domainId, hostName, wasProven }: RemoveButtonProps) {
  const [problems, setProblems] = useState<FieldProblem[]>([]);

  async function remove() {
    const found = problemsOf(await removeCustomDomainAction(slug, { domainId }));
    setProblems(found);
    if (found.length > 0) return false;
    showToast({ title: `${hostName} is removed`, tone: "success" });
  }
  return (
    <ConfirmDialog
      trigger={
        <Button variant="ghost" size="sm" aria-label={`Remove ${hostName}`} onClick={() => setProblems([])}>
          Remove
        </Button>
      }
      title={`Remove ${hostName}?`}
      description={wasProven ? WHEN_PROVEN : WHEN_CLAIMED}
      confirmLabel="Remove name"
      onConfirm={remove}
    >
      <ErrorSummary problems={problems} />
    </ConfirmDialog>
  );
}
