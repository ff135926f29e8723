"use client";

import { DisabledReason } from "@/components/forms/disabled-reason";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { showToast } from "@/components/ui/toast-store";
import { formatMoney, minorPerUnit, type Money } from "@/lib/core/money";
import { setSpendCapAction } from "../actions";

type SpendCapFormProps = { slug: string; cap: Money | null; cost: Money; mayChange: boolean };

export function SpendCapForm({ slug, cap, cost, mayChange }: SpendCapFormProps) {
  const action = setSpendCapAction.bind(null, slug);
  const { onSubmit, pending, problems, errorOf } = useActionForm(action, () =>
    showToast({ title: "The spend cap is saved", tone: "success" }),
  );
  const refusal = mayChange ? undefined : "Only owners and members with the role billing can change this.";
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid max-w-lg gap-4">
      <ErrorSummary problems={problems} />
      <FormField
        label="Monthly cap in US dollars"
        id="amount"
        optional
        error={errorOf("amount")}
        help={`${formatMoney(cost)} used this month. Those who pay are told at 80 % and at the cap. Empty: no cap.`}
      >
        <Input
          name="amount"
          inputMode="decimal"
          autoComplete="off"
          defaultValue={cap === null ? "" : String(cap.minor / minorPerUnit(cap.currency))}
          readOnly={!mayChange}
        />
      </FormField>
      <div>
        <DisabledReason reason={refusal}>
          <Button type="submit" variant="primary" pending={pending}>
            Save cap
          </Button>
        </DisabledReason>
      </div>
    </KeyboardForm>
  );
}
