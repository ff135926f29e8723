import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { Banner } from "@/components/feedback/banner";
import { identityRefusalText } from "@/lib/accounts/identities/refusals";
import { destinationOf } from "@/lib/auth/destination";
import { offeredProviders } from "@/lib/auth/oauth-providers";
import { findSession } from "@/lib/auth/session";
import { isSsoRefusal, SSO_REFUSALS } from "@/lib/single-sign-on/refusals";
import { AccountCard } from "../_components/account-card";
import { ProviderButtons } from "../_components/provider-buttons";
import { PasskeySignIn } from "./_components/passkey-sign-in";
import { SignInForm } from "./_components/sign-in-form";
import { signUpHref } from "../_components/links";

export const metadata: Metadata = { title: "Sign in" };

type SignInPageProps = { searchParams: Promise<SearchParams> };

const NOTICES = new Map([
  ["signed-out", "You are signed out."],
  ["email-changed", "Your address is changed. Sign in with the new one."],
  ["password-reset", "Your password is changed. Sign in with the new one."],
]);

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const query = await searchParams;
  const callbackUrl = valuesOfParam(query, "callbackUrl")[0] ?? "";
  const notice = NOTICES.get(valuesOfParam(query, "notice")[0] ?? "");
  const error = valuesOfParam(query, "error")[0];
  const session = await findSession();
  if (session) redirect(await destinationOf(session.user.id, callbackUrl));
  return (
    <>
      {notice !== undefined && <Banner tone="success" title={notice} live className="mb-4" />}
      {error !== undefined && (
        <Banner tone="critical" title="You are not signed in" live className="mb-4">
          {isSsoRefusal(error) ? SSO_REFUSALS[error] : identityRefusalText(error)}
        </Banner>
      )}
      <AccountCard
        title="Sign in"
        footer={
          <>
            New here?{" "}
            <a href={signUpHref(callbackUrl)} className="text-link underline underline-offset-4">
              Create an account
            </a>
          </>
        }
      >
        <SignInForm callbackUrl={callbackUrl} />
        <PasskeySignIn callbackUrl={callbackUrl} />
        <ProviderButtons providers={offeredProviders()} callbackUrl={callbackUrl} />
      </AccountCard>
    </>
  );
}
