import type { Json } from "@/lib/core/canonical-json";
import { HOLD_WORDS, STAGE_WORDS } from "@/lib/routing/labels";
import type { DecisionContent } from "./types";

/** What recipients, mute windows and inhibition rules are called: `user:<id>`, `channel:<id>`, or for both of the latter `window:<id>`. */
export type Names = ReadonlyMap<string, string>;

type Fields = { readonly [key: string]: Json };

const NOTICES: Readonly<Record<string, string>> = {
  fired: "That it fired.",
  severity_raised: "That it got graver.",
  resolved: "That it is over.",
  flapping: "That it flaps.",
  no_data: "That no data came.",
  reminder: "A reminder.",
};

/** What there is to say of a routing decision: of which notice, what stood against it, and who was told. */
export function routingDetails(content: DecisionContent, names: Names): string[] {
  const notice = fieldsOf(content.notice);
  return [
    NOTICES[textOf(notice?.kind) ?? ""] ?? "",
    ...listOf(content.hits).map((hit) => hitText(fieldsOf(hit) ?? {}, names)),
    ...recipientTexts(content, names),
    textOf(content.escalation) ? `Escalation policy ${textOf(content.escalation)}.` : "",
    missingText(content.unresolved),
    content.fell_back === true ? "The admins were told instead." : "",
    bundleText(content.bundled),
    becauseText(content, names),
  ];
}

/** The keys that a decision names, for looking up their names. */
export function namedKeys(content: DecisionContent): string[] {
  const named = (kind: string, id: string | null) => (id === null ? [] : [`${kind}:${id}`]);
  return [
    ...listOf(content.recipients).flatMap((each) => personKey(keyOf(each) ?? "")),
    ...[...listOf(content.hits), content.by ?? null].flatMap((hit) =>
      named("window", textOf(fieldsOf(hit)?.id)),
    ),
    ...named("channel", textOf(content.channel_id)),
  ];
}

function hitText(hit: Fields, names: Names): string {
  const stage = textOf(hit.stage) ?? "";
  const word = (STAGE_WORDS as Readonly<Record<string, string>>)[stage] ?? stage;
  const name = names.get(`window:${textOf(hit.id)}`);
  const said = name === undefined ? word : `${word} “${name}”`;
  const until = timeText(hit.until);
  const waits = hit.counts === false ? ", which does not count before somebody else approves it" : "";
  return `${said}${until === null ? "" : ` until ${until}`}${waits}.`;
}

function recipientTexts({ recipients }: DecisionContent, names: Names): string[] {
  const of = new Map<string, string[]>();
  for (const each of listOf(recipients)) {
    const key = keyOf(each);
    if (key === null) continue;
    const sentence = outcomeOf(fieldsOf(each));
    of.set(sentence, [...(of.get(sentence) ?? []), nameOf(key, names)]);
  }
  return [...of].map(([sentence, told]) => sentence.replace("…", [...new Set(told)].join(", ")));
}

/** A sentence with a place for the names. */
function outcomeOf(recipient: Fields | null): string {
  const reason = textOf(recipient?.reason);
  const why =
    reason === null ? "" : `: ${(HOLD_WORDS as Readonly<Record<string, string>>)[reason] ?? reason}`;
  switch (recipient?.outcome) {
    case "held": {
      const due = timeText(recipient.due_at);
      return `Later to …${due === null ? "" : `, by ${due}`}${why}.`;
    }
    case "filtered":
    case "dropped":
      return `Not to …${why}.`;
    default:
      return "To ….";
  }
}

function nameOf(key: string, names: Names): string {
  const known = names.get(key);
  if (known !== undefined) return known;
  if (key.startsWith("address:")) return key.slice("address:".length);
  if (key.startsWith("user:")) return "a former member";
  if (key.startsWith("sms:")) return `${nameOf(personKey(key), names)}, by text message`;
  return key.startsWith("channel:") ? "a removed channel" : key;
}

function missingText(unresolved: Json | undefined): string {
  const entries = listOf(unresolved).flatMap((entry) => textOf(entry) ?? []);
  return entries.length === 0 ? "" : `${entries.join(", ")} came to nobody.`;
}

function bundleText(bundled: Json | undefined): string {
  if (typeof bundled !== "number" || bundled < 2) return "";
  const others = bundled - 1;
  return `In one message with ${others === 1 ? "another alert" : `${others} others`}.`;
}

const STOPPED_WORDS: Readonly<Record<string, string>> = {
  acknowledged: "Somebody acknowledged the alert.",
  resolved: "The alert is over.",
  organization_closed: "The organisation was closed.",
};

/** Why an escalation stopped: by an answer, or by what mutes or explains its alert. */
function becauseText({ because, by }: DecisionContent, names: Names): string {
  const what = fieldsOf(by);
  return what === null ? (STOPPED_WORDS[textOf(because) ?? ""] ?? "") : hitText(what, names);
}

/** A phone is called after its person. */
function personKey(key: string): string {
  return key.replace(/^sms:/, "user:");
}

/** Escalations name recipients by their keys alone. */
function keyOf(recipient: Json): string | null {
  return textOf(recipient) ?? textOf(fieldsOf(recipient)?.key);
}

function timeText(value: Json | undefined): string | null {
  const at = textOf(value);
  if (at === null || Number.isNaN(Date.parse(at))) return null;
  return `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function fieldsOf(value: Json | undefined): Fields | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
}

function textOf(value: Json | undefined): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
