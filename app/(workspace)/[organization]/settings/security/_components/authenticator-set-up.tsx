"use client";

import type { ReactNode } from "react";
import { beginTotpAction } from "../actions";
import { PasswordStep } from "./password-step";
import { RecoveryCodes } from "./recovery-codes";
import { ScanStep } from "./scan-step";

export type SetUpStage =
  | { name: "password" }
  | { name: "scan"; secret: string; qrCode: string }
  | { name: "codes"; recoveryCodes: string[] };

type AuthenticatorSetUpProps = {
  stage: SetUpStage;
  onStage: (stage: SetUpStage) => void;
  /** The way on from the last stage. */
  done: ReactNode;
};

/** Password, QR code, recovery codes: one question at a time. */
export function AuthenticatorSetUp({ stage, onStage, done }: AuthenticatorSetUpProps) {
  switch (stage.name) {
    case "password":
      return (
        <PasswordStep
          action={beginTotpAction}
          submitLabel="Continue"
          onSuccess={(setUp) => setUp && onStage({ name: "scan", ...setUp })}
        />
      );
    case "scan":
      return (
        <ScanStep setUp={stage} onConfirmed={(recoveryCodes) => onStage({ name: "codes", recoveryCodes })} />
      );
    case "codes":
      return stage.recoveryCodes.length === 0 ? (
        done
      ) : (
        <RecoveryCodes codes={stage.recoveryCodes}>{done}</RecoveryCodes>
      );
  }
}

/** What stands above each stage. */
export const SET_UP_WORDS: Record<SetUpStage["name"], { title: string; description: string }> = {
  password: {
    title: "Set up an authenticator app",
    description: "You need a phone with an app such as Aegis, Google Authenticator or 1Password.",
  },
  scan: {
    title: "Scan the code",
    description: "Scan it with the app, then enter the code that the app shows.",
  },
  codes: {
    title: "Two-factor authentication is on",
    description:
      "Save your recovery codes now. They are shown this once, and each lets you in once without the app.",
  },
};
