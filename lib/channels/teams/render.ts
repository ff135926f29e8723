import type { DeliverySeverity } from "@/lib/deliveries/kinds";
import type { Telling } from "../telling";
import { clip, factsOf, headline, kindWord, severityWord } from "../wording";

// A message to Teams holds 28 KB; these leave room for the frame whatever the script.
const MOST = { title: 300, summary: 2_000, facts: 12, fact: 200 } as const;

const COLOR_BY_SEVERITY: Record<DeliverySeverity, string> = {
  critical: "Attention",
  high: "Attention",
  medium: "Warning",
  low: "Accent",
};

type Action = { type: "Action.OpenUrl"; title: string; url: string };

/** A message of a Workflows webhook: one Adaptive Card 1.5. */
export function teamsMessage(telling: Telling) {
  const { kind, message, organization } = telling;
  const facts = factsOf(message, MOST.facts).map(({ label, value }) => ({
    title: clip(label, MOST.fact),
    value: clip(value, MOST.fact),
  }));
  const state =
    kind === "resolved" ? kindWord(kind) : `${severityWord(message.severity)} · ${kindWord(kind)}`;
  const body = [
    {
      type: "TextBlock",
      text: clip(escapeMarkdown(headline(telling)), MOST.title),
      size: "Large",
      weight: "Bolder",
      color: kind === "resolved" ? "Good" : COLOR_BY_SEVERITY[message.severity],
      style: "heading",
      wrap: true,
    },
    {
      type: "TextBlock",
      text: clip(escapeMarkdown(`${organization.name} · ${state}`), MOST.title),
      isSubtle: true,
      spacing: "None",
      wrap: true,
    },
    ...(message.summary === ""
      ? []
      : [{ type: "TextBlock", text: clip(escapeMarkdown(message.summary), MOST.summary), wrap: true }]),
    ...(facts.length === 0 ? [] : [{ type: "FactSet", facts }]),
  ];
  return {
    type: "message",
    attachments: [
      {
        contentType: "application/vnd.microsoft.card.adaptive",
        contentUrl: null,
        content: {
          $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
          type: "AdaptiveCard",
          version: "1.5",
          fallbackText: clip(headline(telling), MOST.title),
          msteams: { width: "Full" },
          body,
          actions: actionsOf(telling),
        },
      },
    ],
  };
}

function actionsOf({ acknowledgeUrl, url, message }: Telling): Action[] {
  const open = (title: string, target: string): Action => ({ type: "Action.OpenUrl", title, url: target });
  return [
    ...(acknowledgeUrl === null ? [] : [open("Acknowledge", acknowledgeUrl)]),
    open("Open in Regulix", url),
    ...(message.runbookUrl === null ? [] : [open("Runbook", message.runbookUrl)]),
  ];
}

/** A TextBlock reads a part of Markdown: what a customer wrote must not become a link or a list. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\*_[\]()#`~]/g, "\\$&");
}
