import type { Metadata } from "next";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { Button } from "@/components/ui/button";
import { findPendingSignIn } from "@/lib/accounts/pending-sign-ins";
import { readPendingCookie } from "@/lib/auth/pending-cookie";
import { AccountCard } from "../_components/account-card";
import { signInHref } from "../_components/links";
import { SecondStepForm } from "./_components/second-step-form";

export const metadata: Metadata = { title: "Second step" };

export default async function SecondStepPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const query = await searchParams;
  const callbackUrl = valuesOfParam(query, "callbackUrl")[0] ?? "";
  const pendingSignInId = await readPendingCookie();
  const pending = pendingSignInId === null ? null : await findPendingSignIn(pendingSignInId);
  if (pending === null) {
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
  const withRecoveryCode = valuesOfParam(query, "with")[0] === "recovery-code";
  return (
    <AccountCard
      title={withRecoveryCode ? "Enter a recovery code" : "Enter the code"}
      description={
        <>
          {withRecoveryCode
            ? "One of the ten codes that you saved, for"
            : "Your authenticator app shows six digits for"}{" "}
          <span className="text-foreground font-medium break-all">{pending.email}</span>.
        </>
      }
      footer={
        <a href={signInHref(callbackUrl)} className="text-link underline underline-offset-4">
          Sign in as somebody else
        </a>
      }
    >
      <SecondStepForm
        key={String(withRecoveryCode)}
        callbackUrl={callbackUrl}
        withRecoveryCode={withRecoveryCode}
      />
    </AccountCard>
  );
}
