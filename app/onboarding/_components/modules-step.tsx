"use client";

import { AccountCard } from "@/app/(auth)/_components/account-card";
import { ErrorSummary } from "@/components/forms/error-summary";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { ModuleFields } from "@/components/organizations/module-fields";
import { Button } from "@/components/ui/button";
import type { Module } from "@/lib/modules/catalogue";
import { chooseModulesAction } from "../actions";
import { SkipButton } from "./skip-button";

const readInput = (data: FormData) => ({ modules: data.getAll("module") });

/** Which modules are switched on; those that fit the use case are proposed. */
export function ModulesStep({ chosen }: { chosen: readonly Module[] }) {
  const { onSubmit, pending, problems } = useActionForm(chooseModulesAction, undefined, readInput);
  return (
    <AccountCard
      title="Choose your modules"
      description="We have proposed what fits what you come for. You can change it at any time in the settings."
    >
      <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
        <ErrorSummary problems={problems} />
        <ModuleFields chosen={chosen} />
        <Button type="submit" variant="primary" size="lg" pending={pending}>
          Continue
        </Button>
      </KeyboardForm>
      <SkipButton step="modules" />
    </AccountCard>
  );
}
