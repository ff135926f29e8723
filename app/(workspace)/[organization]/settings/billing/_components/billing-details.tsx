"use client";

import { Trash2 } from "lucide-react";
import { DisabledReason } from "@/components/forms/disabled-reason";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { showToast } from "@/components/ui/toast-store";
import { TAX_ID_LABELS, taxIdLabel } from "@/lib/billing/labels";
import { TAX_ID_TYPES } from "@/lib/billing/schema";
import type { TaxId } from "@/lib/billing/types";
import { addTaxIdAction, changeBillingEmailAction, removeTaxIdAction } from "../actions";

type BillingDetailsProps = {
  slug: string;
  email: string | null;
  taxIds: readonly TaxId[];
  refusal?: string;
};

export function BillingDetails({ slug, email, taxIds, refusal }: BillingDetailsProps) {
  return (
    <div className="grid max-w-lg gap-6">
      <EmailForm slug={slug} email={email} refusal={refusal} />
      <div className="grid gap-4">
        {taxIds.length > 0 && (
          <ul className="divide-y rounded-lg border">
            {taxIds.map((taxId) => (
              <TaxIdRow key={taxId.id} slug={slug} taxId={taxId} refusal={refusal} />
            ))}
          </ul>
        )}
        <TaxIdForm slug={slug} refusal={refusal} />
      </div>
    </div>
  );
}

function EmailForm({ slug, email, refusal }: Omit<BillingDetailsProps, "taxIds">) {
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    changeBillingEmailAction.bind(null, slug),
    () => showToast({ title: "Invoices go to the new address", tone: "success" }),
  );
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
      <ErrorSummary problems={problems} />
      <FormField label="Billing e-mail" id="email" error={errorOf("email")}>
        <Input
          name="email"
          type="email"
          autoComplete="email"
          defaultValue={email ?? ""}
          readOnly={!!refusal}
        />
      </FormField>
      <div>
        <DisabledReason reason={refusal}>
          <Button type="submit" pending={pending}>
            Save e-mail
          </Button>
        </DisabledReason>
      </div>
    </KeyboardForm>
  );
}

function TaxIdForm({ slug, refusal }: { slug: string; refusal?: string }) {
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    addTaxIdAction.bind(null, slug),
    (_data, form) => {
      form.reset();
      showToast({ title: "The tax id is on the next invoice", tone: "success" });
    },
  );
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
      <ErrorSummary problems={problems} />
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField label="Kind of tax id" id="type" error={errorOf("type")}>
          <Select name="type" defaultValue="eu_vat">
            {TAX_ID_TYPES.map((type) => (
              <option key={type} value={type}>
                {TAX_ID_LABELS[type]}
              </option>
            ))}
          </Select>
        </FormField>
        <FormField label="Number" id="value" error={errorOf("value")}>
          <Input name="value" autoComplete="off" spellCheck={false} readOnly={!!refusal} />
        </FormField>
      </div>
      <div>
        <DisabledReason reason={refusal}>
          <Button type="submit" pending={pending}>
            Add tax id
          </Button>
        </DisabledReason>
      </div>
    </KeyboardForm>
  );
}

function TaxIdRow({ slug, taxId, refusal }: { slug: string; taxId: TaxId; refusal?: string }) {
  async function remove() {
    const { serverError } = await removeTaxIdAction(slug, { id: taxId.id });
    if (serverError) showToast({ title: serverError.message, tone: "critical" });
    else showToast({ title: `${taxId.value} is removed`, tone: "success" });
  }
  return (
    <li className="flex items-center justify-between gap-3 px-3 py-2 text-sm">
      <span className="min-w-0 break-words">
        <span className="font-mono">{taxId.value}</span>{" "}
        <span className="text-muted-foreground">
          {taxIdLabel(taxId.type)}
          {taxId.status === "unverified" && " · not found in the register"}
        </span>
      </span>
      <DisabledReason reason={refusal}>
        <IconButton label={`Remove ${taxId.value}`} size="sm" onClick={() => void remove()}>
          <Trash2 aria-hidden />
        </IconButton>
      </DisabledReason>
    </li>
  );
}
