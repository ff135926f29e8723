"use client";

import { useState } from "react";
import { Banner } from "@/components/feedback/banner";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { problemsOf, useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CodeInput } from "@/components/ui/code-input";
import { Input } from "@/components/ui/input";
import { showToast } from "@/components/ui/toast-store";
import type { OwnPhone } from "@/lib/phones/queries";
import { confirmPhoneAction, removePhoneAction, requestPhoneCodeAction } from "../phone-actions";

type PhoneCardProps = {
  phone: OwnPhone | null;
  /** Settings without which nobody can be texted. */
  missing: readonly string[];
};

/** A person's own number: given, confirmed by a code, and removed. */
export function PhoneCard({ phone, missing }: PhoneCardProps) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <Card className="grid gap-4 p-4">
      {missing.length > 0 && (
        <Banner tone="info" title="Text messages are not set up">
          Whoever runs this installation has to set {missing.join(", ")}.
        </Banner>
      )}
      {phone?.isVerified ? (
        <VerifiedPhone phone={phone} />
      ) : missing.length > 0 ? (
        phone && <RemoveButton ending={phone.ending} />
      ) : phone && !isAsking ? (
        <CodeForm ending={phone.ending} onAnother={() => setIsAsking(true)} />
      ) : (
        <NumberForm onSent={() => setIsAsking(false)} />
      )}
    </Card>
  );
}

function VerifiedPhone({ phone: { ending, hasOptedOut } }: { phone: OwnPhone }) {
  return (
    <>
      {hasOptedOut && (
        <Banner tone="warning" title="You answered STOP">
          You are texted nothing. Text START to the number that our messages come from to begin again.
        </Banner>
      )}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p>
          The number that ends in <span className="tabular font-medium">{ending}</span> is yours.
        </p>
        <RemoveButton ending={ending} />
      </div>
    </>
  );
}

function RemoveButton({ ending }: { ending: string }) {
  return (
    <ConfirmDialog
      trigger={<Button size="sm">Remove number</Button>}
      title={`Remove the number that ends in ${ending}?`}
      description="You are texted nothing any more, neither of alerts nor by on-call escalations."
      confirmLabel="Remove number"
      onConfirm={async () => {
        const [problem] = problemsOf(await removePhoneAction());
        if (problem) showToast({ title: problem.message, tone: "critical" });
        return problem === undefined;
      }}
    />
  );
}

function NumberForm({ onSent }: { onSent: () => void }) {
  const { onSubmit, pending, problems, errorOf } = useActionForm(requestPhoneCodeAction, onSent);
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid max-w-sm gap-4">
      <ErrorSummary title="No code was sent" problems={problems} />
      <FormField
        label="Phone number"
        id="number"
        help="With its country code, such as +49 40 123456. We text you a code."
        error={errorOf("number")}
      >
        <Input name="number" type="tel" autoComplete="tel" required />
      </FormField>
      <div>
        <Button type="submit" pending={pending}>
          Text me a code
        </Button>
      </div>
    </KeyboardForm>
  );
}

function CodeForm({ ending, onAnother }: { ending: string; onAnother: () => void }) {
  const { onSubmit, pending, problems, errorOf } = useActionForm(confirmPhoneAction, () =>
    showToast({ title: "Your number is confirmed", tone: "success" }),
  );
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid max-w-sm gap-4">
      <ErrorSummary title="The number is not confirmed" problems={problems} />
      <FormField
        label="Code"
        id="code"
        help={`Texted to the number that ends in ${ending}. It is valid for ten minutes.`}
        error={errorOf("code")}
      >
        <CodeInput name="code" />
      </FormField>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={pending}>
          Confirm number
        </Button>
        <Button onClick={onAnother}>Send another code</Button>
      </div>
    </KeyboardForm>
  );
}
