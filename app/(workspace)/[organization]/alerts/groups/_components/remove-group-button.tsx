"use client";

import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { removeGroupAction } from "../actions";

/** Asks, then removes a group that no policy tells. */
export function RemoveGroupButton({ slug, id, name }: { slug: string; id: string; name: string }) {
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" aria-label={`Remove ${name}`}>
          Remove
        </Button>
      }
      title={`Remove ${name}?`}
      description="People and channels stay; only the group goes."
      confirmLabel="Remove group"
      onConfirm={async () => {
        const [problem] = problemsOf(await removeGroupAction(slug, { id }));
        if (problem) showToast({ title: problem.message, tone: "critical" });
      }}
    />
  );
}
