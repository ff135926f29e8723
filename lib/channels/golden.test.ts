import { describe, expect, it } from "vitest";
import { renderMail } from "@/lib/mail/render";
import { mailProps } from "./email/send";
import { pagerDutyEvent } from "./pagerduty/render";
import { slackMessage } from "./slack/blocks";
import { smsText } from "./sms/render";
import { teamsMessage } from "./teams/render";
import type { Telling } from "./telling";
import { webhookEvent } from "./webhook/render";

const ID = (last: number) => `01980c3e-9922-7c01-b7c5-2f6f1b0e4a${String(last).padStart(2, "0")}`;

const fired: Telling = {
  deliveryId: ID(1),
  kind: "fired",
  message: {
    title: "High API latency (checkout, eu-west-1)",
    summary: "Since 21 Nov 2026, 13:05.",
    severity: "critical",
    state: "firing",
    facts: [
      { label: "Value", value: "812 ms" },
      { label: "Threshold", value: "500 ms" },
      { label: "service", value: "checkout <blue> & *green*" },
    ],
    path: `/alerts/${ID(2)}`,
    runbookUrl: "https://runbooks.company.example/latency",
    acknowledgeable: true,
  },
  at: new Date("2026-11-21T12:05:00Z"),
  organization: { id: ID(3), name: "Acme & Sons" },
  url: `https://app.example.com/acme/alerts/${ID(2)}`,
  acknowledgeUrl: "https://app.example.com/acknowledge/token",
  alert: {
    id: ID(2),
    policyId: ID(4),
    policyName: "High API latency",
    fingerprint: "a".repeat(64),
    episode: 3,
  },
  alertIds: [],
  incidentId: null,
};

const resolved: Telling = {
  ...fired,
  kind: "resolved",
  message: {
    ...fired.message,
    title: "High API latency (checkout, eu-west-1)",
    summary: "It began at 21 Nov 2026, 13:05 and is resolved.",
    state: "resolved",
    acknowledgeable: false,
  },
  acknowledgeUrl: null,
};

const bundle: Telling = {
  ...fired,
  kind: "bundle",
  message: {
    title: "2 alerts: 1 firing, 1 resolved",
    summary: "",
    severity: "high",
    state: "firing",
    facts: [
      { label: "High API latency", value: "high (checkout), since 21 Nov 2026, 13:05" },
      { label: "Disk nearly full", value: "resolved (db-1), since 21 Nov 2026, 12:10" },
    ],
    path: "/alerts",
    runbookUrl: null,
    acknowledgeable: false,
  },
  url: "https://app.example.com/acme/alerts",
  acknowledgeUrl: null,
  alert: null,
  alertIds: [ID(2), ID(5)],
};

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const golden = (name: string) => `./golden/${name}`;

// A changed file is read before it is accepted: it is what people get in the night. `npx vitest -u` writes them.
describe.each([
  ["fired", fired],
  ["resolved", resolved],
  ["bundle", bundle],
] as const)("what people get of news that are %s", (name, telling) => {
  it("by mail", async () => {
    const reason = "You receive this mail because alerting in Acme & Sons names you.";
    const { subject, html, text } = await renderMail("alert", mailProps(telling, reason));
    await expect(html).toMatchFileSnapshot(golden(`mail-${name}.html`));
    await expect(`Subject: ${subject}\n\n${text}\n`).toMatchFileSnapshot(golden(`mail-${name}.txt`));
  });

  it.each(["links", "interactive"] as const)("in Slack, with %s", async (buttons) => {
    await expect(json(slackMessage(telling, buttons))).toMatchFileSnapshot(
      golden(`slack-${buttons}-${name}.json`),
    );
  });

  it("in Teams", async () => {
    await expect(json(teamsMessage(telling))).toMatchFileSnapshot(golden(`teams-${name}.json`));
  });

  it("on a phone", async () => {
    await expect(`${smsText(telling)}\n`).toMatchFileSnapshot(golden(`sms-${name}.txt`));
  });

  it("by webhook", async () => {
    await expect(json(webhookEvent(telling))).toMatchFileSnapshot(golden(`webhook-${name}.json`));
  });

  it("in PagerDuty", async () => {
    await expect(json(pagerDutyEvent(telling, "0".repeat(32)))).toMatchFileSnapshot(
      golden(`pagerduty-${name}.json`),
    );
  });
});
