"use client";

import { KeyRound } from "lucide-react";
import { useState, useTransition, type ComponentProps } from "react";
import { ErrorSummary, type FieldProblem } from "@/components/forms/error-summary";
import { Button } from "@/components/ui/button";
import { signWithPasskey, type PasskeyCeremony } from "./sign-with-passkey";

type PasskeyButtonProps = {
  ceremony: PasskeyCeremony;
  label: string;
  variant?: ComponentProps<typeof Button>["variant"];
};

/** Opens the browser's dialog for passkeys. */
export function PasskeyButton({ ceremony, label, variant }: PasskeyButtonProps) {
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const [pending, startTransition] = useTransition();
  const sign = () => startTransition(async () => setProblems(await signWithPasskey(ceremony)));
  return (
    <div className="grid gap-3">
      <ErrorSummary title="You are not signed in" problems={problems} />
      <Button variant={variant} size="lg" pending={pending} onClick={sign}>
        <KeyRound aria-hidden />
        {label}
      </Button>
    </div>
  );
}
