"use client";

import { useRouter } from "next/navigation";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { fromLocalField } from "@/components/time/local-field";
import { useTimeZone } from "@/components/time/use-time-zone";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { declareIncidentAction } from "../../actions";
import { SeverityOptions } from "../../_components/severity-options";

export function DeclareForm({ slug }: { slug: string }) {
  const router = useRouter();
  const timeZone = useTimeZone();
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    declareIncidentAction.bind(null, slug),
    (created) => created && router.push(`/${slug}/incidents/${created.id}`),
    (data) => ({
      title: data.get("title"),
      severity: data.get("severity"),
      summary: data.get("summary"),
      startedAt: fromLocalField(data.get("startedAt"), timeZone) || undefined,
    }),
  );
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid max-w-xl gap-4">
      <ErrorSummary problems={problems} />
      <FormField label="What is wrong" id="title" error={errorOf("title")} help="As a customer would say it.">
        <Input name="title" required />
      </FormField>
      <FormField label="Severity" id="severity" error={errorOf("severity")}>
        <Select name="severity" defaultValue="P2">
          <SeverityOptions />
        </Select>
      </FormField>
      <FormField
        label="Began at"
        id="startedAt"
        error={errorOf("startedAt")}
        help={`As far as you know, in ${timeZone}; empty means now.`}
        optional
      >
        <Input type="datetime-local" name="startedAt" />
      </FormField>
      <FormField label="What is known" id="summary" error={errorOf("summary")} optional>
        <Textarea name="summary" />
      </FormField>
      <div>
        <Button type="submit" variant="primary" pending={pending}>
          Declare incident
        </Button>
      </div>
    </KeyboardForm>
  );
}
