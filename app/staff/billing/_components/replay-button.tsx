"use client";

import { RotateCcw } from "lucide-react";
import { ReasonDialog } from "@/app/staff/_components/reason-dialog";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { replayStripeEventAction } from "../actions";

/** Applies an event again: the account is read from Stripe as it is now. */
export function ReplayButton({ id, type }: { id: string; type: string }) {
  async function replay(reason: string) {
    const result = await replayStripeEventAction({ id, reason });
    if (!result.serverError) showToast({ title: "The event is applied again", tone: "success" });
    return result;
  }

  return (
    <ReasonDialog
      trigger={
        <Button size="sm" aria-label={`Replay ${type} ${id}`}>
          <RotateCcw aria-hidden />
          Replay
        </Button>
      }
      title="Apply this event again?"
      description="The organisation's account is read from Stripe as it is now. That is safe at any time."
      confirmLabel="Replay"
      help="It stands in the audit log beside your name."
      send={replay}
    />
  );
}
