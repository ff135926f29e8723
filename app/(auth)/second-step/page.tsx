import type { Metadata } from "next";
import Link from "next/link";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { Button } from "@/components/ui/button";
import { findSecondStepChoice } from "@/lib/accounts/pending-sign-ins";
import type { OwnFactors } from "@/lib/accounts/two-factor/second-factor";
import { readPendingCookie } from "@/lib/auth/pending-cookie";
import { AccountCard } from "../_components/account-card";
import { signInHref } from "../_components/links";
import { PasskeySecondStep } from "./_components/passkey-second-step";
import { SecondStepForm } from "./_components/second-step-form";

export const metadata: Metadata = { title: "Second step" };

export default async function SecondStepPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const query = await searchParams;
  const callbackUrl = valuesOfParam(query, "callbackUrl")[0] ?? "";
  const pendingSignInId = await readPendingCookie();
  const choice = pendingSignInId === null ? null : await findSecondStepChoice(pendingSignInId);
  if (choice === null) {
    return (
      <AccountCard
        title="Begin again"
        description="No sign-in waits for its second step in this browser. It was finished, called off, or is older than ten minutes."
      >
        <Button asChild variant="primary" size="lg">
          <a href={signInHref(callbackUrl)}>Go to sign-in</a>
        </Button>
      </AccountCard>
    );
  }
  const { email, factors } = choice;
  const kind = valuesOfParam(query, "with")[0] === "recovery-code" ? "recovery-code" : firstOf(factors);
  const { title, description } = WORDS[kind];
  return (
    <AccountCard
      title={title}
      description={
        <>
          {description} <span className="text-foreground font-medium break-all">{email}</span>.
        </>
      }
      footer={
        <a href={signInHref(callbackUrl)} className="text-link underline underline-offset-4">
          Sign in as somebody else
        </a>
      }
    >
      {kind !== "recovery-code" && factors.passkeys && (
        <PasskeySecondStep callbackUrl={callbackUrl} isFirst={kind === "passkey"} />
      )}
      {kind !== "passkey" && (
        <SecondStepForm key={kind} callbackUrl={callbackUrl} withRecoveryCode={kind === "recovery-code"} />
      )}
      <Link
        href={otherWayHref(callbackUrl, kind)}
        replace
        className="text-link justify-self-center hover:underline"
      >
        {kind === "recovery-code" ? "Use another way" : "Use a recovery code"}
      </Link>
    </AccountCard>
  );
}

type StepKind = "totp" | "passkey" | "recovery-code";

const WORDS: Record<StepKind, { title: string; description: string }> = {
  totp: { title: "Enter the code", description: "Your authenticator app shows six digits for" },
  passkey: { title: "Use your passkey", description: "One more proof is needed for" },
  "recovery-code": {
    title: "Enter a recovery code",
    description: "One of the ten codes that you saved, for",
  },
};

/** The step that is offered first. */
function firstOf(factors: OwnFactors): StepKind {
  return factors.passkeys && !factors.totp ? "passkey" : "totp";
}

function otherWayHref(callbackUrl: string, kind: StepKind): string {
  const query = new URLSearchParams({
    ...(callbackUrl !== "" && { callbackUrl }),
    ...(kind !== "recovery-code" && { with: "recovery-code" }),
  });
  return `/second-step?${query.toString()}`;
}
