import { MailAction, MailLayout, MailText } from "./mail-layout";

/** What changed in how somebody signs in. */
export type SignInMethodChange =
  | { kind: "totp-enabled" }
  | { kind: "totp-disabled" }
  | { kind: "passkey-added"; passkey: string }
  | { kind: "passkey-removed"; passkey: string }
  | { kind: "recovery-codes-replaced" }
  | { kind: "recovery-code-used"; left: number }
  | { kind: "identity-linked" | "identity-removed"; provider: string };

export type SignInMethodChangedProps = {
  name: string;
  change: SignInMethodChange;
  changedAt: string;
  ipAddress: string | null;
  /** Where to choose another password, which ends every session. */
  resetUrl: string;
};

export const signInMethodChangedSubject = ({ change }: SignInMethodChangedProps) => headline(change);

export default function SignInMethodChanged(props: SignInMethodChangedProps) {
  const { name, change, changedAt, ipAddress, resetUrl } = props;
  return (
    <MailLayout
      preview="If this was you, there is nothing to do."
      title={headline(change)}
      reason="You receive this mail because of how you sign in to this Regulix account. It cannot be switched off."
    >
      <MailText>Hello {name},</MailText>
      <MailText>
        {sentence(change)} This happened on {changedAt}
        {ipAddress === null ? "" : ` from the address ${ipAddress}`}. If this was you, there is nothing to do.
        If not, choose a new password now: that ends every session of your account.
      </MailText>
      <MailAction href={resetUrl}>This was not me</MailAction>
    </MailLayout>
  );
}

function headline(change: SignInMethodChange): string {
  switch (change.kind) {
    case "totp-enabled":
      return "Two-factor authentication is on";
    case "totp-disabled":
      return "Your authenticator app was removed";
    case "passkey-added":
      return "A passkey was added to your account";
    case "passkey-removed":
      return "A passkey was removed from your account";
    case "recovery-codes-replaced":
      return "Your recovery codes were replaced";
    case "recovery-code-used":
      return "A recovery code was used to sign in";
    case "identity-linked":
      return `Your ${change.provider} account is connected`;
    case "identity-removed":
      return `Your ${change.provider} account is no longer connected`;
  }
}

function sentence(change: SignInMethodChange): string {
  switch (change.kind) {
    case "totp-enabled":
      return "signing in to your account now needs a code from your authenticator app as well. Other sessions were signed out.";
    case "totp-disabled":
      return "codes from your authenticator app are no longer asked for when you sign in.";
    case "passkey-added":
      return `the passkey "${change.passkey}" can now be used to sign in to your account.`;
    case "passkey-removed":
      return `the passkey "${change.passkey}" no longer works for your account.`;
    case "recovery-codes-replaced":
      return "you have ten new recovery codes; the earlier ones no longer work.";
    case "recovery-code-used":
      return `somebody signed in to your account with your password and a recovery code. ${change.left} of your recovery codes ${change.left === 1 ? "is" : "are"} left.`;
    case "identity-linked":
      return `you can sign in with your ${change.provider} account from now on.`;
    case "identity-removed":
      return `your ${change.provider} account no longer signs you in.`;
  }
}

SignInMethodChanged.PreviewProps = {
  name: "Mira",
  change: { kind: "totp-enabled" },
  changedAt: "21 November 2026, 12:00 UTC",
  ipAddress: "192.0.2.1",
  resetUrl: "https://app.example.com/forgot-password",
} satisfies SignInMethodChangedProps;
