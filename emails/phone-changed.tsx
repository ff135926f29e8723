import { MailAction, MailLayout, MailText } from "./mail-layout";

export type PhoneChange = "added" | "removed";

export type PhoneChangedProps = {
  name: string;
  change: PhoneChange;
  /** The last digits of the number. */
  ending: string;
  changedAt: string;
  ipAddress: string | null;
  /** Where to choose another password, which ends every session. */
  resetUrl: string;
};

export const phoneChangedSubject = ({ change }: PhoneChangedProps) =>
  change === "added" ? "Alerts are texted to your phone" : "Your phone number was removed";

export default function PhoneChanged(props: PhoneChangedProps) {
  const { name, change, ending, changedAt, ipAddress, resetUrl } = props;
  return (
    <MailLayout
      preview="If this was you, there is nothing to do."
      title={phoneChangedSubject(props)}
      reason="You receive this mail because a phone number of your Regulix account changed. It cannot be switched off."
    >
      <MailText>Hello {name},</MailText>
      <MailText>
        {change === "added"
          ? `alerts that call for you are texted to the number that ends in ${ending} from now on.`
          : `the number that ends in ${ending} was removed; you are texted nothing any more.`}{" "}
        This happened on {changedAt}
        {ipAddress === null ? "" : ` from the address ${ipAddress}`}. If this was you, there is nothing to do.
        If not, choose a new password now: that ends every session of your account.
      </MailText>
      <MailAction href={resetUrl}>This was not me</MailAction>
    </MailLayout>
  );
}

PhoneChanged.PreviewProps = {
  name: "Mira",
  change: "added",
  ending: "456",
  changedAt: "21 November 2026, 12:00 UTC",
  ipAddress: "192.0.2.1",
  resetUrl: "https://app.example.com/forgot-password",
} satisfies PhoneChangedProps;
