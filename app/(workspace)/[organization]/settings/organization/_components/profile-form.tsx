"use client";

import { DisabledReason } from "@/components/forms/disabled-reason";
import { ErrorSummary } from "@/components/forms/error-summary";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { ProfileFields } from "@/components/organizations/profile-fields";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import type { OrganizationProfile } from "@/lib/organizations/profile";
import { updateProfileAction } from "../actions";

type ProfileFormProps = { slug: string; profile: OrganizationProfile; refusal?: string };

/** What the organisation is, as it was said when it was set up. */
export function ProfileForm({ slug, profile, refusal }: ProfileFormProps) {
  const { onSubmit, pending, problems, errorOf } = useActionForm(updateProfileAction.bind(null, slug), () =>
    showToast({ title: "Profile saved", tone: "success" }),
  );
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid max-w-lg gap-4">
      <ErrorSummary problems={problems} />
      <ProfileFields given={profile} errorOf={errorOf} isDisabled={refusal !== undefined} />
      <div>
        <DisabledReason reason={refusal}>
          <Button type="submit" variant="primary" pending={pending}>
            Save profile
          </Button>
        </DisabledReason>
      </div>
    </KeyboardForm>
  );
}
