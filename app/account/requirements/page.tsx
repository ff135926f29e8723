import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountCard } from "@/app/(auth)/_components/account-card";
import { AccountFrame } from "@/app/(auth)/_components/account-frame";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { deviceLabel } from "@/lib/accounts/device-label";
import { findRequirement } from "@/lib/auth/organization-context";
import { requestOrigin } from "@/lib/auth/request-origin";
import { SetUpTwoFactor } from "./_components/set-up-two-factor";
import { SingleSignOnButton } from "./_components/single-sign-on-button";
import { SignInAgain } from "./_components/sign-in-again";

export const metadata: Metadata = { title: "One more step" };

const REASONS = {
  "single-sign-on": "It requires its members to use its single sign-on.",
  method: "It allows other ways to sign in than the one you used.",
  age: "It asks members to sign in again after some time.",
  "second-factor": "It requires a second factor, and this session has proved the password only.",
};

/** What an organisation demands of a member before it opens, and the way to meet it. */
export default async function RequirementsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const slug = valuesOfParam(await searchParams, "organization")[0];
  if (slug === undefined) redirect("/");
  const requirement = await findRequirement(slug);
  const destination = `/${slug}/dashboard`;
  if (requirement === null) redirect(destination);
  const { organization, verdict } = requirement;
  if (verdict.kind === "sign-in-again") {
    return (
      <AccountFrame>
        <AccountCard title={`Sign in again for ${organization.name}`} description={REASONS[verdict.because]}>
          {verdict.because === "single-sign-on" ? (
            <SingleSignOnButton destination={destination} />
          ) : (
            <SignInAgain destination={destination} />
          )}
        </AccountCard>
      </AccountFrame>
    );
  }
  const { userAgent } = await requestOrigin();
  return (
    <AccountFrame>
      <AccountCard
        title="Set up two-factor authentication"
        description={`${organization.name} requires a second proof beside the password. Choose one of two ways; it takes a minute.`}
      >
        <SetUpTwoFactor destination={destination} suggestedName={deviceLabel(userAgent)} />
      </AccountCard>
    </AccountFrame>
  );
}
