import type { Telling } from "../telling";
import { clip, factsOf, headline, kindWord, severityWord } from "../wording";

// Slack's limits (Block Kit reference): header 150, section text 3,000, 10 fields of 2,000, button value 2,000.
const MOST = { header: 150, section: 3_000, fields: 10, field: 2_000, fallback: 3_000 } as const;

export const ACKNOWLEDGE_ACTION = "acknowledge_alert";
export const RESOLVE_ACTION = "resolve_alert";

type Text = { type: "plain_text"; text: string; emoji?: boolean } | { type: "mrkdwn"; text: string };

type Button = {
  type: "button";
  text: Text;
  action_id: string;
  url?: string;
  value?: string;
  style?: "primary" | "danger";
};

export type SlackBlock =
  | { type: "header"; text: Text }
  | { type: "section"; text?: Text; fields?: Text[] }
  | { type: "context"; elements: Text[] }
  | { type: "actions"; elements: Button[] };

export type SlackMessage = { text: string; blocks: SlackBlock[] };

/** What Slack shows; `text` is read out and shown in notifications. */
export function slackMessage(telling: Telling, buttons: "links" | "interactive"): SlackMessage {
  const { kind, message, organization } = telling;
  const facts = factsOf(message, MOST.fields);
  const context = [
    organization.name,
    kind === "resolved" ? kindWord(kind) : `${severityWord(message.severity)} · ${kindWord(kind)}`,
    ...(telling.alert === null ? [] : [telling.alert.policyName]),
  ];
  const blocks: SlackBlock[] = [
    {
      type: "header",
      text: { type: "plain_text", text: clip(headline(telling), MOST.header), emoji: false },
    },
  ];
  if (message.summary !== "")
    blocks.push({ type: "section", text: mrkdwn(clip(escapeSlack(message.summary), MOST.section)) });
  if (facts.length > 0)
    blocks.push({
      type: "section",
      fields: facts.map(({ label, value }) =>
        mrkdwn(clip(`*${escapeSlack(label)}*\n${escapeSlack(value)}`, MOST.field)),
      ),
    });
  blocks.push({ type: "context", elements: [mrkdwn(context.map(escapeSlack).join(" · "))] });
  blocks.push({ type: "actions", elements: buttonsOf(telling, buttons) });
  return { text: clip(escapeSlack(headline(telling)), MOST.fallback), blocks };
}

function buttonsOf(telling: Telling, kind: "links" | "interactive"): Button[] {
  const { message, alert, acknowledgeUrl } = telling;
  const open = link("Open in Regulix", "open_alert", telling.url);
  const runbook = message.runbookUrl === null ? [] : [link("Runbook", "open_runbook", message.runbookUrl)];
  if (acknowledgeUrl === null || alert === null) return [open, ...runbook];
  if (kind === "links") return [link("Acknowledge", "open_acknowledge", acknowledgeUrl), open, ...runbook];
  return [
    { ...button("Acknowledge", ACKNOWLEDGE_ACTION), value: telling.deliveryId, style: "primary" },
    { ...button("Resolve", RESOLVE_ACTION), value: telling.deliveryId },
    open,
    ...runbook,
  ];
}

function button(label: string, action: string): Button {
  return { type: "button", text: { type: "plain_text", text: label, emoji: false }, action_id: action };
}

function link(label: string, action: string, url: string): Button {
  return { ...button(label, action), url };
}

function mrkdwn(text: string): Text {
  return { type: "mrkdwn", text };
}

/** The three characters that Slack reads as markup or mentions. */
function escapeSlack(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
