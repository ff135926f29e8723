"use client";

import { usePathname } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { IDENTITY_PROVIDERS, type IdentityProvider } from "@/lib/accounts/identities/providers";
import { beginLinkAction } from "../identity-actions";
import { PasswordStep } from "./password-step";

type ConnectProviderButtonProps = { provider: IdentityProvider; hasPassword: boolean };

/** Password first, then to the provider and back to this page. */
export function ConnectProviderButton({ provider, hasPassword }: ConnectProviderButtonProps) {
  const callbackUrl = usePathname();
  const name = IDENTITY_PROVIDERS[provider];

  async function leave() {
    const { signIn } = await import("next-auth/react");
    await signIn(provider, { callbackUrl });
  }
  async function leaveWithoutPassword() {
    await beginLinkAction({ provider, password: "" });
    await leave();
  }

  if (!hasPassword)
    return (
      <Button aria-label={`Connect ${name}`} onClick={() => void leaveWithoutPassword()}>
        Connect
      </Button>
    );
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button aria-label={`Connect ${name}`}>Connect</Button>
      </DialogTrigger>
      <DialogContent
        title={`Connect ${name}`}
        description={`${name} asks you next. Your address must be verified there.`}
      >
        <PasswordStep
          action={({ password }: { password: string }) => beginLinkAction({ provider, password })}
          submitLabel={`Go to ${name}`}
          onSuccess={() => void leave()}
        />
      </DialogContent>
    </Dialog>
  );
}
