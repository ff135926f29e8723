"use client";

import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import type { CannedResponse } from "@/lib/support/canned-responses/schema";
import { deleteCannedResponseAction } from "../../actions";

type CannedResponseListProps = { responses: readonly CannedResponse[]; mayDelete: boolean };

export function CannedResponseList({ responses, mayDelete }: CannedResponseListProps) {
  if (responses.length === 0)
    return <p className="text-muted-foreground">None yet. Write the answer that you give most often.</p>;
  return (
    <ul className="grid gap-3">
      {responses.map(({ id, shortcode, title, body }) => (
        <li key={id} className="flex items-start justify-between gap-3 rounded-lg border p-3">
          <div className="min-w-0">
            <p className="font-medium">
              <code>/{shortcode}</code> {title}
            </p>
            <p className="text-muted-foreground line-clamp-3 text-sm whitespace-pre-wrap">{body}</p>
          </div>
          {mayDelete && (
            <ConfirmDialog
              trigger={
                <Button size="sm" aria-label={`Delete ${shortcode}`}>
                  Delete
                </Button>
              }
              title={`Delete /${shortcode}?`}
              description="Replies that used it keep their text."
              confirmLabel="Delete response"
              onConfirm={async () => {
                const [problem] = problemsOf(await deleteCannedResponseAction({ id }));
                if (problem) showToast({ tone: "critical", title: problem.message });
              }}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
