import { MailAction, MailLayout, MailText, type Branded } from "./mail-layout";

export type OnboardingReminderProps = {
  name: string;
  /** Null before the first step. */
  organizationName: string | null;
  step: number;
  stepLabel: string;
  url: string;
  stopUrl: string;
};

export const onboardingReminderSubject = ({ organizationName }: OnboardingReminderProps) =>
  `Go on setting up ${organizationName ?? "your organisation"}`;

export default function OnboardingReminder({
  name,
  organizationName,
  step,
  stepLabel,
  url,
  stopUrl,
  brand,
}: OnboardingReminderProps & Branded) {
  return (
    <MailLayout
      brand={brand}
      preview={`You are at step ${step} of 4.`}
      title={`Go on setting up ${organizationName ?? "your organisation"}`}
      reason="You receive this mail because you began to set up an organisation on Regulix. There are at most three."
    >
      <MailText>
        Hello {name}, you are at step {step} of 4: {stepLabel}. What you entered is kept, and every step but
        the first can be skipped.
      </MailText>
      <MailAction brand={brand} href={url}>
        Go on
      </MailAction>
      <MailText>
        <a href={stopUrl}>No more reminders</a>
      </MailText>
    </MailLayout>
  );
}

OnboardingReminder.PreviewProps = {
  name: "Mira",
  organizationName: "Acme",
  step: 2,
  stepLabel: "connectors",
  url: "https://app.example.com/onboarding",
  stopUrl: "https://app.example.com/onboarding/reminders/preview",
} satisfies OnboardingReminderProps;
