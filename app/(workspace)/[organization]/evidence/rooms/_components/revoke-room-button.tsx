"use client";

import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { revokeRoomAction } from "../actions";

/** Closes a room after a question. */
export function RevokeRoomButton({ slug, room }: { slug: string; room: { id: string; name: string } }) {
  async function revoke() {
    const [problem] = problemsOf(await revokeRoomAction(slug, { id: room.id }));
    showToast(
      problem
        ? { title: problem.message, tone: "critical" }
        : { title: `The room for ${room.name} is closed`, tone: "success" },
    );
    return problem === undefined;
  }

  return (
    <ConfirmDialog
      trigger={
        <Button variant="ghost" size="sm" aria-label={`Close the room for ${room.name}`}>
          Close
        </Button>
      }
      title={`Close the room for ${room.name}?`}
      description="The next page opened with its link is refused. This cannot be undone; whoever still needs it gets another link."
      confirmLabel="Close the room"
      onConfirm={revoke}
    />
  );
}
