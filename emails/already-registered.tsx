import { MailAction, MailLayout, MailText } from "./mail-layout";

export type AlreadyRegisteredProps = { name: string; signInUrl: string; resetUrl: string };

export const alreadyRegisteredSubject = () => "You already have an account";

export default function AlreadyRegistered({ name, signInUrl, resetUrl }: AlreadyRegisteredProps) {
  return (
    <MailLayout
      preview="Somebody tried to sign up with your address."
      title="You already have an account"
      reason="You receive this mail because somebody entered this address to sign up for Regulix. If that was not you, do nothing: your account is unchanged."
    >
      <MailText>Hello {name},</MailText>
      <MailText>
        this address already has a Regulix account, so nothing was created. Sign in with your password, or
        choose a new one at {resetUrl}.
      </MailText>
      <MailAction href={signInUrl}>Sign in</MailAction>
    </MailLayout>
  );
}

AlreadyRegistered.PreviewProps = {
  name: "Mira",
  signInUrl: "https://app.example.com/sign-in",
  resetUrl: "https://app.example.com/forgot-password",
} satisfies AlreadyRegisteredProps;
