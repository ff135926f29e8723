"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { ErrorSummary, type FieldProblem } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { showToast } from "@/components/ui/toast-store";
import { SIGN_ON_CHOICES, type OrganizationDomain, type SignOn } from "@/lib/single-sign-on/types";
import { setSignOnAction } from "../actions";

const LABELS: Record<SignOn, string> = {
  off: "With their passwords, as everybody does",
  offered: "As they like, also with single sign-on",
  required: "With single sign-on only",
};

const CONSEQUENCES: Record<SignOn, string> = {
  off: "Members who never chose a password have one sent by “Forgot your password?”.",
  offered: "The sign-in page offers it to everybody who writes an address of this domain.",
  required:
    "Sessions of members that began another way end at their next request. Owners still get in with password or passkey together with a second factor; every time is recorded and told.",
};

type SignOnChoiceProps = {
  slug: string;
  domain: OrganizationDomain;
  isTested: boolean;
  ownersWithSecondFactor: number;
};

/** How members of a domain sign in; each change is asked about, because it changes everybody's way in. */
export function SignOnChoice({ slug, domain, isTested, ownersWithSecondFactor }: SignOnChoiceProps) {
  const [choice, setChoice] = useState(domain.signOn);
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const refusal = refusalOf(choice, domain.signOn, { isTested, ownersWithSecondFactor });

  async function save() {
    const found = problemsOf(await setSignOnAction(slug, { domainId: domain.id, signOn: choice }));
    setProblems(found);
    if (found.length > 0) return false;
    showToast({ title: `How members of ${domain.domain} sign in is saved`, tone: "success" });
  }
  return (
    <div className="flex flex-wrap items-end gap-3">
      <FormField label="Members sign in" className="min-w-0 flex-1 basis-72">
        <Select value={choice} onChange={({ target }) => setChoice(signOnOf(target.value))}>
          {SIGN_ON_CHOICES.map((signOn) => (
            <option key={signOn} value={signOn}>
              {LABELS[signOn]}
            </option>
          ))}
        </Select>
      </FormField>
      <ConfirmDialog
        trigger={
          <Button variant="primary" onClick={() => setProblems([])}>
            Save
          </Button>
        }
        refusal={refusal}
        title={`Change how members of ${domain.domain} sign in?`}
        description={CONSEQUENCES[choice]}
        confirmLabel={choice === "required" ? "Require single sign-on" : "Change"}
        destructive={choice === "required"}
        onConfirm={save}
      >
        <ErrorSummary problems={problems} />
      </ConfirmDialog>
      {domain.signOn === "required" && ownersWithSecondFactor === 0 && (
        <p className="text-medium w-full text-sm">
          Not required at present: no owner has a second factor to get in with when the provider fails.
        </p>
      )}
    </div>
  );
}

function signOnOf(value: string): SignOn {
  return SIGN_ON_CHOICES.find((signOn) => signOn === value) ?? "off";
}

function refusalOf(
  choice: SignOn,
  current: SignOn,
  { isTested, ownersWithSecondFactor }: Pick<SignOnChoiceProps, "isTested" | "ownersWithSecondFactor">,
): string | undefined {
  if (choice === current) return "This is how they sign in now.";
  if (choice === "off") return undefined;
  if (!isTested) return "Test the connection first.";
  if (choice === "required" && ownersWithSecondFactor === 0)
    return "An owner needs a second factor first, to get in when the provider fails.";
  return undefined;
}
