"use client";

import { Eye } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { FormField } from "@/components/forms/form-field";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/textarea";
import { startSupportAccessAction } from "../actions";

/** Opens an organisation as its members see it, after asking for the reason that they will read. */
export function StartSupportAccess({ organizationId, name }: { organizationId: string; name: string }) {
  const router = useRouter();
  const [problem, setProblem] = useState<string>();

  async function start(formData: FormData) {
    const reason = String(formData.get("reason") ?? "");
    const result = await startSupportAccessAction({ organizationId, reason });
    const [found] = problemsOf(result);
    setProblem(found?.message);
    if (found || !result.data) return false;
    router.push(`/${result.data.slug}/dashboard`);
  }

  return (
    <ConfirmDialog
      trigger={
        <Button variant="primary">
          <Eye aria-hidden />
          Open read-only
        </Button>
      }
      title={`Open ${name} read-only?`}
      description="For 30 minutes. Its owners are told now, and each page you open stands in its audit log with your name and reason."
      confirmLabel="Open organisation"
      destructive={false}
      onConfirm={start}
    >
      <FormField
        label="Reason for opening"
        error={problem}
        help="Name the ticket or the question. The organisation's owners read it."
      >
        <Textarea name="reason" rows={2} maxLength={500} />
      </FormField>
    </ConfirmDialog>
  );
}
