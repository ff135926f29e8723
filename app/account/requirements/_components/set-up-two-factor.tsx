import { KeyRound, Smartphone } from "lucide-react";
import { AddPasskeyDialog } from "@/app/(workspace)/[organization]/settings/security/_components/add-passkey-dialog";
import { FactorCard } from "@/app/(workspace)/[organization]/settings/security/_components/factor-card";
import { SetUpAuthenticatorDialog } from "@/app/(workspace)/[organization]/settings/security/_components/set-up-authenticator-dialog";
import { signOutAction } from "@/lib/auth/sign-out-action";

type SetUpTwoFactorProps = { destination: string; suggestedName: string };

/** Both ways at once; as soon as one is set up, this page leads on by itself. */
export function SetUpTwoFactor({ destination, suggestedName }: SetUpTwoFactorProps) {
  return (
    <div className="grid gap-3">
      <FactorCard
        icon={Smartphone}
        level={2}
        title="Authenticator app"
        actions={<SetUpAuthenticatorDialog />}
      >
        An app on your phone shows a new code every 30 seconds.
      </FactorCard>
      <FactorCard
        icon={KeyRound}
        level={2}
        title="Passkey"
        actions={<AddPasskeyDialog suggestedName={suggestedName} />}
      >
        Your finger, face or PIN on this device, or a security key.
      </FactorCard>
      <form action={signOutAction} className="flex flex-wrap justify-between gap-3">
        <a href={destination} className="text-link hover:underline">
          Try again
        </a>
        <button type="submit" className="text-link hover:underline">
          Sign out
        </button>
      </form>
    </div>
  );
}
