import { MailAction, MailLayout, MailText, type Branded } from "./mail-layout";

export type OnboardingCompletedProps = {
  name: string;
  organizationName: string;
  trialEndsOn: string;
  url: string;
};

export const onboardingCompletedSubject = ({ organizationName }: OnboardingCompletedProps) =>
  `${organizationName} is set up`;

export default function OnboardingCompleted({
  name,
  organizationName,
  trialEndsOn,
  url,
  brand,
}: OnboardingCompletedProps & Branded) {
  return (
    <MailLayout
      brand={brand}
      preview="Three things to do next."
      title={`${organizationName} is set up`}
      reason="You receive this mail once, because you have just set up an organisation on Regulix."
    >
      <MailText>Hello {name}, three things are worth doing next:</MailText>
      <MailText>
        1. Send a first figure or log record, with one command or your OpenTelemetry collector.
        <br />
        2. Invite a colleague.
        <br />
        3. Say where alerts shall reach you.
      </MailText>
      <MailText>The trial ends on {trialEndsOn}. Nothing is deleted afterwards.</MailText>
      <MailAction brand={brand} href={url}>
        Open the dashboard
      </MailAction>
    </MailLayout>
  );
}

OnboardingCompleted.PreviewProps = {
  name: "Mira",
  organizationName: "Acme",
  trialEndsOn: "5 Dec 2026",
  url: "https://app.example.com/acme/dashboard",
} satisfies OnboardingCompletedProps;
