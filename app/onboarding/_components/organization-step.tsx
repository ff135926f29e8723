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
import { ProfileFields } from "@/components/organizations/profile-fields";
import type { Draft } from "@/lib/onboarding/schema";
import { slugFromName } from "@/lib/organizations/slug";
import { nameOrganizationAction } from "../actions";
import { useDraft } from "./use-draft";
import { useSlugStatus } from "./use-slug-status";

type Given = { [Field in keyof Draft]?: string | null };

type OrganizationStepProps = {
  /** The address of the product, for the preview. */
  origin: string;
  given: Given;
  /** Whether there is an organisation already, which is changed then. */
  isFounded: boolean;
};

/** Name, address and what the organisation is; the address follows the name until it is edited. */
export function OrganizationStep({ origin, given, isFounded }: OrganizationStepProps) {
  const { onSubmit, pending, problems, errorOf } = useActionForm(nameOrganizationAction);
  const [name, setName] = useState(given.name ?? "");
  const [editedSlug, setEditedSlug] = useState<string | null>(given.slug ?? null);
  const slug = editedSlug ?? slugFromName(name);
  const isOwn = isFounded && slug === given.slug;
  const keepDraft = useDraft();
  const status = useSlugStatus(isOwn ? "" : slug);

  return (
    <AccountCard
      title="Name your organisation"
      description="Figures, events and the audit log belong to it. You become its owner and can invite others."
    >
      <KeyboardForm
        onSubmit={onSubmit}
        onChange={({ currentTarget, target }) => {
          const isSlug = target instanceof HTMLInputElement && target.name === "slug";
          if (!isFounded) keepDraft(currentTarget, isSlug || editedSlug !== null);
        }}
        noValidate
        className="grid gap-4"
      >
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
        <ProfileFields given={given} errorOf={errorOf} />
        <Button type="submit" variant="primary" size="lg" pending={pending}>
          {isFounded ? "Save and continue" : "Create organisation"}
        </Button>
      </KeyboardForm>
    </AccountCard>
  );
}
