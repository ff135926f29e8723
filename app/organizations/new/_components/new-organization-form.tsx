"use client";

import { useState } from "react";
import { AccountCard } from "@/app/(auth)/_components/account-card";
import { TimeZoneInput } from "@/app/(auth)/_components/time-zone-input";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { slugFromName } from "@/lib/organizations/slug";
import { createOrganizationAction } from "../actions";
import { useSlugStatus } from "./use-slug-status";

type NewOrganizationFormProps = { origin: string; isFirst: boolean };

/** Name and address of a new organisation; the address follows the name until it is edited. */
export function NewOrganizationForm({ origin, isFirst }: NewOrganizationFormProps) {
  const { onSubmit, pending, problems, errorOf } = useActionForm(createOrganizationAction);
  const [name, setName] = useState("");
  const [editedSlug, setEditedSlug] = useState<string | null>(null);
  const slug = editedSlug ?? slugFromName(name);
  const status = useSlugStatus(slug);
  return (
    <AccountCard
      title={isFirst ? "Name your organisation" : "New organisation"}
      description="Figures, events and the audit log belong to it. You become its owner and can invite others."
    >
      <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
        <ErrorSummary problems={problems} />
        <TimeZoneInput />
        <FormField label="Name" id="name" error={errorOf("name")}>
          <Input
            name="name"
            autoComplete="organization"
            required
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </FormField>
        <FormField
          label="Address"
          id="slug"
          error={errorOf("slug") ?? (status.kind === "refused" ? status.problem : undefined)}
          help={
            <>
              <span className="break-all">
                {origin}/{slug === "" ? "…" : slug}
              </span>
              <span role="status">{status.kind === "free" && " is free."}</span>
            </>
          }
        >
          <Input
            name="slug"
            required
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={slug}
            onChange={(event) => setEditedSlug(event.target.value.toLowerCase())}
          />
        </FormField>
        <Button type="submit" variant="primary" size="lg" pending={pending}>
          Create organisation
        </Button>
      </KeyboardForm>
    </AccountCard>
  );
}
