import { MailAction, MailLayout, MailText, type Branded } from "./mail-layout";

export type AlertProps = {
  /** What kind of news it is, with the severity and the title. */
  headline: string;
  summary: string;
  facts: readonly { label: string; value: string }[];
  organizationName: string;
  url: string;
  /** Null where nothing is to be acknowledged. */
  acknowledgeUrl: string | null;
  runbookUrl: string | null;
  /** Why this address receives it. */
  reason: string;
};

export const alertSubject = ({ headline, organizationName }: AlertProps) =>
  `${headline} · ${organizationName}`;

const cell = { padding: "4px 12px 4px 0", fontSize: 13, lineHeight: "20px", verticalAlign: "top" } as const;

export default function Alert(props: AlertProps & Branded) {
  const { headline, summary, facts, url, acknowledgeUrl, runbookUrl, reason, brand } = props;
  return (
    <MailLayout brand={brand} preview={summary || headline} title={headline} reason={reason}>
      {summary !== "" && <MailText>{summary}</MailText>}
      {facts.length > 0 && (
        <table role="presentation" style={{ width: "100%", margin: "0 0 20px", borderCollapse: "collapse" }}>
          <tbody>
            {facts.map(({ label, value }) => (
              <tr key={label}>
                <td style={{ ...cell, width: "34%", color: "#51605f" }}>{label}</td>
                <td style={{ ...cell, wordBreak: "break-word" }}>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {runbookUrl !== null && (
        <MailText>
          Runbook: <a href={runbookUrl}>{runbookUrl}</a>
        </MailText>
      )}
      {acknowledgeUrl === null ? (
        <MailAction brand={brand} href={url}>
          Open in Regulix
        </MailAction>
      ) : (
        <>
          <MailAction brand={brand} href={acknowledgeUrl}>
            Acknowledge
          </MailAction>
          <MailText>
            <a href={url}>Open in Regulix</a>
          </MailText>
        </>
      )}
    </MailLayout>
  );
}

Alert.PreviewProps = {
  headline: "[Critical] Firing: API latency above 500 ms",
  summary: "The average of the last 5 minutes is 812 ms; the threshold is 500 ms.",
  facts: [
    { label: "Policy", value: "High API latency" },
    { label: "Value", value: "812 ms" },
    { label: "Since", value: "21 Nov 2026, 12:05 UTC" },
  ],
  organizationName: "Acme",
  url: "https://app.example.com/acme/alerts/01980c3e-9922-7c01-b7c5-2f6f1b0e4a77",
  acknowledgeUrl: "https://app.example.com/acknowledge/token",
  runbookUrl: "https://wiki.example.com/latency",
  reason: "You receive this mail because a policy of Acme names you. Change it under Alerts, Policies.",
} satisfies AlertProps;
