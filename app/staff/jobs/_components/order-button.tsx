"use client";

import { RotateCcw, X } from "lucide-react";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { FormField } from "@/components/forms/form-field";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast-store";
import type { RunOrder } from "@/lib/jobs/states";
import { orderRunAction } from "../actions";

type OrderButtonProps = {
  order: RunOrder;
  run: { id: string; functionName: string };
  /** In a row of a list. */
  compact?: boolean;
};

const WORDS = {
  retry: {
    label: "Retry",
    confirm: "Retry run",
    done: "The run goes on",
    icon: RotateCcw,
    description:
      "It goes on where it stopped: finished steps keep their results, the failed ones run again with all their attempts.",
  },
  cancel: {
    label: "Cancel",
    confirm: "Cancel run",
    done: "The run is cancelled",
    icon: X,
    description:
      "It ends now. Finished steps stay as they are; a step under way may still finish, but its result is dropped.",
  },
};

/** Retries or cancels a run, after a confirmation with the reason for the platform's log. */
export function OrderButton({ order, run, compact = false }: OrderButtonProps) {
  const [problem, setProblem] = useState<string>();
  const { label, confirm, done, icon: Icon, description } = WORDS[order];

  async function send(formData: FormData) {
    const reason = String(formData.get("reason") ?? "");
    const [found] = problemsOf(await orderRunAction({ order, runId: run.id, reason }));
    setProblem(found?.message);
    if (found) return false;
    showToast({ title: done, description: run.functionName, tone: "success" });
  }

  return (
    <ConfirmDialog
      trigger={
        <Button
          variant={compact ? "ghost" : "secondary"}
          size={compact ? "sm" : undefined}
          aria-label={compact ? `${label} ${run.functionName}` : undefined}
        >
          <Icon aria-hidden />
          {label}
        </Button>
      }
      title={`${label} this run of ${run.functionName}?`}
      description={description}
      confirmLabel={confirm}
      destructive={order === "cancel"}
      onConfirm={send}
    >
      <FormField
        label="Why?"
        error={problem}
        help="Name the ticket or the cause. It stands in the platform's log beside your name."
      >
        <Textarea name="reason" rows={2} maxLength={500} />
      </FormField>
    </ConfirmDialog>
  );
}
