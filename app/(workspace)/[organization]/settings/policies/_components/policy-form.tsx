"use client";

import { CheckField } from "@/components/forms/check-field";
import { DisabledReason } from "@/components/forms/disabled-reason";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { ExactTime } from "@/components/time/exact-time";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { showToast } from "@/components/ui/toast-store";
import type { SecurityPolicy, SignInMethod } from "@/lib/organizations/security-policy";
import { GRACE_CHOICES_DAYS, SESSION_CHOICES_HOURS } from "@/lib/organizations/security-policy-schema";
import { updateSecurityPolicyAction } from "../actions";

const METHODS: Record<SignInMethod, { label: string; help: string }> = {
  password: { label: "Password", help: "With the second factor, where the member has one." },
  passkey: { label: "Passkey", help: "Finger, face or PIN; counts as both factors." },
  sso: { label: "Single sign-on", help: "With the provider that this organisation has set up." },
  provider: { label: "Another provider", help: "Google, GitHub or Microsoft, where they are set up." },
};

const SESSION_LABELS: Record<(typeof SESSION_CHOICES_HOURS)[number], string> = {
  8: "8 hours",
  12: "12 hours",
  24: "1 day",
  168: "1 week",
};

type PolicyFormProps = {
  slug: string;
  policy: SecurityPolicy;
  timeZone: string;
  /** Why saving is not offered. */
  refusal?: string;
};

export function PolicyForm({ slug, policy, timeZone, refusal }: PolicyFormProps) {
  const action = updateSecurityPolicyAction.bind(null, slug);
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    action,
    () => showToast({ title: "Policies saved", tone: "success" }),
    inputOf,
  );
  const { requireTwoFactorFrom } = policy;
  const methodsError = errorOf("signInMethods");
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid max-w-lg gap-5">
      <ErrorSummary title="The policies are not saved" problems={problems} />
      <CheckField
        name="requireTwoFactor"
        label="Require two-factor authentication"
        help="Members without it, you included, are led to set it up before anything else opens."
        defaultChecked={requireTwoFactorFrom !== null}
        disabled={!!refusal}
      />
      {requireTwoFactorFrom === null ? (
        <FormField
          label="Time to set it up"
          id="graceDays"
          help="Until then members see a note on every page and can go on working."
        >
          <Select name="graceDays" defaultValue={7} disabled={!!refusal}>
            {GRACE_CHOICES_DAYS.map((days) => (
              <option key={days} value={days}>
                {days === 0 ? "None: required at once" : `${days} days`}
              </option>
            ))}
          </Select>
        </FormField>
      ) : (
        <p className="text-muted-foreground text-sm">
          Required from <ExactTime at={requireTwoFactorFrom} timeZone={timeZone} />.
        </p>
      )}
      <FormField
        label="Sign in again after"
        id="sessionMaxHours"
        help="A session ends after 30 days in any case, or after 14 days without use."
      >
        <Select name="sessionMaxHours" defaultValue={policy.sessionMaxHours ?? ""} disabled={!!refusal}>
          <option value="">No limit of our own</option>
          {SESSION_CHOICES_HOURS.map((hours) => (
            <option key={hours} value={hours}>
              {SESSION_LABELS[hours]}
            </option>
          ))}
        </Select>
      </FormField>
      <fieldset id="signInMethods" tabIndex={-1} className="grid gap-2.5 rounded-sm">
        <legend className="mb-2 font-medium">Allowed ways to sign in</legend>
        {Object.entries(METHODS).map(([method, { label, help }]) => (
          <CheckField
            key={method}
            name="signInMethods"
            value={method}
            label={label}
            help={help}
            defaultChecked={policy.signInMethods.some((allowed) => allowed === method)}
            disabled={!!refusal}
          />
        ))}
        {methodsError && <p className="text-critical text-sm">{methodsError}</p>}
      </fieldset>
      <div>
        <DisabledReason reason={refusal}>
          <Button type="submit" variant="primary" pending={pending}>
            Save policies
          </Button>
        </DisabledReason>
      </div>
    </KeyboardForm>
  );
}

function inputOf(data: FormData) {
  const hours = data.get("sessionMaxHours");
  return {
    requireTwoFactor: data.get("requireTwoFactor") !== null,
    // A requirement that stands keeps its date, so the form does not ask again.
    graceDays: Number(data.get("graceDays") ?? 0),
    sessionMaxHours: hours ? Number(hours) : null,
    signInMethods: data.getAll("signInMethods"),
  };
}
