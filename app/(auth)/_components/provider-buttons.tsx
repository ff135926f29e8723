"use client";

import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { IDENTITY_PROVIDERS, type IdentityProvider } from "@/lib/accounts/identities/providers";

type ProviderButtonsProps = { providers: readonly IdentityProvider[]; callbackUrl: string };

/** One button for each provider that the operator has set up; nothing without one. */
export function ProviderButtons({ providers, callbackUrl }: ProviderButtonsProps) {
  const [pending, startTransition] = useTransition();
  if (providers.length === 0) return null;
  const go = (provider: IdentityProvider) =>
    startTransition(async () => {
      const { signIn } = await import("next-auth/react");
      await signIn(provider, { callbackUrl: callbackUrl || "/" });
    });
  return (
    <div className="grid gap-2">
      {providers.map((provider) => (
        <Button key={provider} size="lg" disabled={pending} onClick={() => go(provider)}>
          Continue with {IDENTITY_PROVIDERS[provider]}
        </Button>
      ))}
    </div>
  );
}
