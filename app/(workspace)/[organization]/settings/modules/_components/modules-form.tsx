"use client";

import { DisabledReason } from "@/components/forms/disabled-reason";
import { ErrorSummary } from "@/components/forms/error-summary";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { ModuleFields } from "@/components/organizations/module-fields";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import type { Module } from "@/lib/modules/catalogue";
import { setModulesAction } from "../actions";

type ModulesFormProps = { slug: string; chosen: readonly Module[]; refusal?: string };

const readInput = (data: FormData) => ({ modules: data.getAll("module") });

/** The switches, saved together. */
export function ModulesForm({ slug, chosen, refusal }: ModulesFormProps) {
  const { onSubmit, pending, problems } = useActionForm(
    setModulesAction.bind(null, slug),
    () => showToast({ title: "Modules saved", tone: "success" }),
    readInput,
  );
  const save = (
    <Button type="submit" variant="primary" pending={pending} className="justify-self-start">
      Save changes
    </Button>
  );
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
      <ErrorSummary problems={problems} />
      <ModuleFields chosen={chosen} isDisabled={refusal !== undefined} />
      {refusal ? <DisabledReason reason={refusal}>{save}</DisabledReason> : save}
    </KeyboardForm>
  );
}
