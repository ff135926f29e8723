"use client";

import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { deleteScheduleAction } from "../actions";

export function DeleteScheduleButton({ slug, id, name }: { slug: string; id: string; name: string }) {
  const router = useRouter();
  return (
    <ConfirmDialog
      trigger={<Button>Delete schedule</Button>}
      title={`Delete ${name}?`}
      description="Its layers and overrides are lost. It must not be named by a policy any more."
      confirmLabel="Delete schedule"
      onConfirm={async () => {
        const [problem] = problemsOf(await deleteScheduleAction(slug, { id }));
        if (problem) showToast({ tone: "critical", title: problem.message });
        else router.push(`/${slug}/on-call`);
      }}
    />
  );
}
