import type { Metadata } from "next";
import { AccountCard } from "@/app/(auth)/_components/account-card";
import { AccountFrame } from "@/app/(auth)/_components/account-frame";
import { signInHref } from "@/app/(auth)/_components/links";
import { Button } from "@/components/ui/button";
import { findSession } from "@/lib/auth/session";
import { signOutToAction } from "@/lib/auth/sign-out-action";
import { ROLE_LABELS } from "@/lib/core/roles";
import { findInvitation } from "@/lib/organizations/invitations";
import { JoinForm } from "./_components/join-form";
import { SignUpByInvitationForm } from "./_components/sign-up-by-invitation-form";

export const metadata: Metadata = { title: "Invitation" };

type InvitationPageProps = { params: Promise<{ token: string }> };

/** Where an invitation's link leads: join, or first sign in or sign up with the invited address. */
export default async function InvitationPage({ params }: InvitationPageProps) {
  const { token } = await params;
  const [invitation, session] = await Promise.all([findInvitation(token), findSession()]);
  if (invitation === null) {
    return (
      <AccountFrame>
        <AccountCard
          title="This invitation no longer works"
          description="It was used, taken back, replaced by a newer one, or is older than seven days. Ask for a new one."
          footer={
            <a href="/sign-in" className="text-link underline underline-offset-4">
              Go to sign-in
            </a>
          }
        >
          {null}
        </AccountCard>
      </AccountFrame>
    );
  }
  const { email, role, organizationName, inviterName, hasAccount } = invitation;
  const isInvited = session?.user.email.toLowerCase() === email.toLowerCase();
  const here = `/invitations/${token}`;
  return (
    <AccountFrame>
      <AccountCard
        title={`Join ${organizationName}`}
        description={
          <>
            {inviterName ?? "Somebody"} invited{" "}
            <span className="text-foreground font-medium break-all">{email}</span> as{" "}
            {ROLE_LABELS[role].toLowerCase()}.
          </>
        }
      >
        {session && isInvited && <JoinForm token={token} organizationName={organizationName} />}
        {session && !isInvited && (
          <form action={signOutToAction} className="grid gap-3">
            <input type="hidden" name="destination" value={here} />
            <p>
              You are signed in as <span className="font-medium break-all">{session.user.email}</span>, and
              the invitation is for another address.
            </p>
            <Button type="submit" variant="primary" size="lg">
              Sign out and continue
            </Button>
          </form>
        )}
        {!session && hasAccount && (
          <Button asChild variant="primary" size="lg">
            <a href={signInHref(here)}>Sign in to join</a>
          </Button>
        )}
        {!session && !hasAccount && <SignUpByInvitationForm token={token} email={email} />}
      </AccountCard>
    </AccountFrame>
  );
}
