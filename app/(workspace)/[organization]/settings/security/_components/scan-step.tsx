"use client";

import Image from "next/image";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { CodeInput } from "@/components/ui/code-input";
import { CopyButton } from "@/components/ui/copy-button";
import { DialogFooter } from "@/components/ui/dialog";
import { confirmTotpAction } from "../actions";

const QR_PIXELS = 192;

type ScanStepProps = {
  setUp: { secret: string; qrCode: string };
  onConfirmed: (recoveryCodes: string[]) => void;
};

/** The QR code, the same secret as text, and the first code as proof that it arrived. */
export function ScanStep({ setUp, onConfirmed }: ScanStepProps) {
  const { onSubmit, pending, problems, errorOf } = useActionForm(confirmTotpAction, (data) =>
    onConfirmed(data?.recoveryCodes ?? []),
  );
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
      <ErrorSummary problems={problems} />
      <Image
        src={setUp.qrCode}
        alt="QR code for your authenticator app"
        width={QR_PIXELS}
        height={QR_PIXELS}
        unoptimized
        className="justify-self-center rounded-lg border bg-white"
      />
      <div className="grid gap-1">
        <p className="text-muted-foreground text-sm">Cannot scan it? Enter this key in the app instead:</p>
        <p className="flex items-center gap-2">
          <code className="font-mono text-sm break-words">{setUp.secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
          <CopyButton value={setUp.secret} label="Copy key" />
        </p>
      </div>
      <FormField label="Code from the app" id="code" error={errorOf("code")}>
        <CodeInput name="code" />
      </FormField>
      <DialogFooter>
        <Button type="submit" variant="primary" pending={pending}>
          Turn on
        </Button>
      </DialogFooter>
    </KeyboardForm>
  );
}
