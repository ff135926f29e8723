"use client";

import { PasskeyButton } from "../../_components/passkey-button";
import type { PasskeyCeremony } from "../../_components/sign-with-passkey";
import { beginPasskeySecondStepAction, passkeySecondStepAction } from "../actions";

/** @param isFirst whether the passkey is the way that is offered first */
export function PasskeySecondStep({ callbackUrl, isFirst }: { callbackUrl: string; isFirst: boolean }) {
  const ceremony: PasskeyCeremony = {
    begin: beginPasskeySecondStepAction,
    finish: (response) => passkeySecondStepAction({ response, callbackUrl }),
  };
  return (
    <PasskeyButton ceremony={ceremony} label="Use a passkey" variant={isFirst ? "primary" : "secondary"} />
  );
}
