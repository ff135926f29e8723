"use client";

import { useEffect, useMemo } from "react";
import { PasskeyButton } from "../../_components/passkey-button";
import { signWithPasskey, type PasskeyCeremony } from "../../_components/sign-with-passkey";
import { beginPasskeySignInAction, passkeySignInAction } from "../actions";

/** Before a challenge is five minutes old. */
const RENEW_MILLISECONDS = 4 * 60 * 1_000;

/** Passkeys in the list that the browser offers at the address field, and by a button for all others. */
export function PasskeySignIn({ callbackUrl }: { callbackUrl: string }) {
  const ceremony = useMemo<PasskeyCeremony>(
    () => ({
      begin: beginPasskeySignInAction,
      finish: (response) => passkeySignInAction({ response, callbackUrl }),
    }),
    [callbackUrl],
  );
  useAutofill(ceremony);
  return <PasskeyButton ceremony={ceremony} label="Use a passkey instead" />;
}

function useAutofill(ceremony: PasskeyCeremony): void {
  useEffect(() => {
    let current = true;
    const offer = async () => {
      const { browserSupportsWebAuthnAutofill } = await import("@simplewebauthn/browser");
      if (!(await browserSupportsWebAuthnAutofill())) return;
      if (current && document.visibilityState === "visible")
        await signWithPasskey(ceremony, { fromAutofill: true });
    };
    void offer();
    // A new offer takes the place of the one whose challenge is about to expire.
    const timer = setInterval(() => void offer(), RENEW_MILLISECONDS);
    return () => {
      current = false;
      clearInterval(timer);
      void import("@simplewebauthn/browser").then(({ WebAuthnAbortService }) =>
        WebAuthnAbortService.cancelCeremony(),
      );
    };
  }, [ceremony]);
}
