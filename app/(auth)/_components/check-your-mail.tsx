"use client";

import Link from "next/link";
import { useActionState, useEffect, useState, type ReactNode } from "react";
import { SubmitButton } from "@/components/forms/submit-button";
import { IDLE_FORM, type FormState } from "@/lib/auth/form-state";
import { AccountCard } from "./account-card";
import { FormProblems } from "./form-problems";

const COOLDOWN_SECONDS = 60;

type CheckYourMailProps = {
  email: string;
  description: ReactNode;
  resend: (state: FormState, formData: FormData) => Promise<FormState>;
  /** Back to the form, to use another address. */
  changeHref: string;
  signInHref: string;
  /** Shown where mails stay on this machine. */
  hasMailbox: boolean;
};

/** The same screen for every address, whether or not it has an account. */
export function CheckYourMail(props: CheckYourMailProps) {
  const { email, description, resend, changeHref, signInHref, hasMailbox } = props;
  const [state, action, pending] = useActionState(resend, IDLE_FORM);
  const secondsLeft = useCooldown(state);
  return (
    <AccountCard
      title="Check your e-mail"
      description={
        <>
          {description} <span className="text-foreground font-medium break-all">{email}</span>.
        </>
      }
    >
      {hasMailbox && (
        <p>
          No mail server is configured, so mails stay on this machine:{" "}
          <Link href="/mailbox" className="text-link underline underline-offset-4">
            open the mailbox
          </Link>
          .
        </p>
      )}
      <FormProblems state={state} title="The mail was not sent" />
      {!hasMailbox && (
        <p className="text-muted-foreground">It can take a minute. Look into your spam folder as well.</p>
      )}
      <form action={action} className="grid gap-3">
        <input type="hidden" name="email" value={email} />
        <SubmitButton variant="secondary" size="lg" disabled={secondsLeft > 0 && !pending}>
          {secondsLeft > 0 ? `Send again in ${secondsLeft} s` : "Send again"}
        </SubmitButton>
        <p role="status" className="text-muted-foreground min-h-5 text-center text-sm">
          {state.status === "done" && "Sent again. Only the newest link works."}
        </p>
      </form>
      <div className="flex flex-wrap justify-between gap-3">
        <a href={changeHref} className="text-link hover:underline">
          Use another address
        </a>
        <a href={signInHref} className="text-link hover:underline">
          Go to sign-in
        </a>
      </div>
    </AccountCard>
  );
}

/** Seconds until the next mail may be asked for; starts anew with each that was sent. */
function useCooldown(state: FormState): number {
  const [secondsLeft, setSecondsLeft] = useState(0);
  useEffect(() => {
    const end = performance.now() + COOLDOWN_SECONDS * 1_000;
    const tick = () => setSecondsLeft(Math.max(0, Math.ceil((end - performance.now()) / 1_000)));
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [state]);
  return secondsLeft;
}
