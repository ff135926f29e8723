"use client";

import { useTransition } from "react";
import { CheckField } from "@/components/forms/check-field";
import { problemsOf } from "@/components/forms/use-action-form";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { showToast } from "@/components/ui/toast-store";
import { setCheckpointMailAction } from "../actions";

type MailCardProps = { slug: string; isMailed: boolean; mayAsk: boolean };

/** A mailbox is an anchor that nobody at the operator's can change. */
export function MailCard({ slug, isMailed, mayAsk }: MailCardProps) {
  const [pending, startTransition] = useTransition();

  function change(wanted: boolean) {
    startTransition(async () => {
      const [problem] = problemsOf(await setCheckpointMailAction(slug, { wanted }));
      if (problem) showToast({ title: problem.message, tone: "critical" });
      else showToast({ title: wanted ? "You get each checkpoint by mail" : "No more checkpoints by mail" });
    });
  }

  return (
    <Card>
      <CardHeader
        title="Keep it outside"
        description="Each night's checkpoint goes to the file storage, and to whoever asks for it."
      />
      <CardContent>
        <CheckField
          name="mail"
          label="Mail me each checkpoint"
          help={
            mayAsk
              ? "One short mail a night. Keep them: they bind us."
              : "Only owners, admins and auditors get them."
          }
          defaultChecked={isMailed}
          disabled={!mayAsk || pending}
          onCheckedChange={change}
        />
      </CardContent>
    </Card>
  );
}
