"use client";

import { Check, Circle } from "lucide-react";
import { useEffect, useId, useState } from "react";
import { FormField } from "@/components/forms/form-field";
import { PasswordInput } from "@/components/ui/password-input";
import { checkPassword, type PasswordPerson, type PasswordScore } from "@/lib/accounts/password-rules";

type NewPasswordFieldProps = {
  name?: string;
  label?: string;
  error?: string;
  /** Whose name and address the password must not contain. */
  person: PasswordPerson;
};

const SCORE_LABELS: Record<PasswordScore, string> = {
  0: "Very weak",
  1: "Weak",
  2: "Fair",
  3: "Strong",
  4: "Very strong",
};

type Estimate = typeof import("@/lib/accounts/password-strength").estimateStrength;

/** A new password with its rules, ticked while typing. The server decides by the same rules. */
export function NewPasswordField({
  name = "password",
  label = "Password",
  error,
  person,
}: NewPasswordFieldProps) {
  const rulesId = useId();
  const [password, setPassword] = useState("");
  const [estimate, setEstimate] = useState<{ run: Estimate } | null>(null);
  const wanted = password !== "";

  // The dictionaries weigh more than the page: load them for those who type.
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    void import("@/lib/accounts/password-strength").then(({ estimateStrength }) => {
      if (current) setEstimate({ run: estimateStrength });
    });
    return () => {
      current = false;
    };
  }, [wanted]);

  const score = estimate === null || !wanted ? 0 : estimate.run(password, person);
  const rules = checkPassword(password, person, score);
  return (
    <div className="grid gap-2">
      <FormField label={label} id={name} error={error}>
        <PasswordInput
          name={name}
          autoComplete="new-password"
          required
          maxLength={200}
          onChange={(event) => setPassword(event.target.value)}
          aria-details={rulesId}
        />
      </FormField>
      <ul id={rulesId} aria-label="Password rules" className="text-muted-foreground grid gap-1 text-sm">
        {rules.map((rule) => {
          const met = wanted && rule.met;
          const Icon = met ? Check : Circle;
          return (
            <li
              key={rule.id}
              className={met ? "text-success flex items-start gap-2" : "flex items-start gap-2"}
            >
              <Icon className="mt-0.5 size-3.5 shrink-0" aria-hidden />
              <span>
                {rule.label}
                <span className="sr-only">{met ? ": met" : ": not met yet"}</span>
              </span>
            </li>
          );
        })}
      </ul>
      <p role="status" className="text-muted-foreground min-h-5 text-sm">
        {wanted && estimate !== null && `Strength: ${SCORE_LABELS[score].toLowerCase()}`}
      </p>
    </div>
  );
}
