"use client";

import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { resetBrandingAction } from "../actions";

/** Takes back everything that was chosen. */
export function ResetBrandingButton({ slug }: { slug: string }) {
  async function reset() {
    const [problem] = problemsOf(await resetBrandingAction(slug));
    if (problem) showToast({ title: problem.message, tone: "critical" });
    else showToast({ title: "Branding reset", tone: "success" });
    return problem === undefined;
  }
  return (
    <ConfirmDialog
      trigger={<Button variant="destructive">Reset branding</Button>}
      title="Reset branding?"
      description="The colours, the logo and the browser icon are removed for everybody. Mails that were sent show your name in place of the logo."
      confirmLabel="Reset branding"
      onConfirm={reset}
    />
  );
}
