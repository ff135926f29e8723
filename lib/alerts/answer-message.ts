import { formatRelativeTime } from "@/lib/core/format/date-time";
import type { AnswerResult, UnchangedAlert } from "./types";

const DONE = {
  acknowledge: "Acknowledged",
  unacknowledge: "Took the acknowledgement back",
  resolve: "Resolved",
  snooze: "Snoozed",
  wake: "Woke",
  assign: "Assigned",
  mark: "Marked as false positive",
  unmark: "Took the mark back",
} as const;

export type AnswerVerb = keyof typeof DONE;

/** What somebody is told of an answer, also where another was faster. */
export function answerMessage(
  verb: AnswerVerb,
  { changed, unchanged, missing }: AnswerResult,
  viewerId: string,
  now: Date,
): { title: string; description?: string; tone: "success" | "neutral" } {
  const asked = changed.length + unchanged.length + missing.length;
  const [first] = unchanged;
  if (changed.length === asked)
    return { title: asked === 1 ? DONE[verb] : `${DONE[verb]}: ${asked} alerts`, tone: "success" };
  const description = first && whyUnchanged(first, viewerId, now);
  if (changed.length === 0)
    return {
      title: asked === 1 ? nothingDone(verb, first, viewerId) : "Nothing left to change",
      description,
      tone: "neutral",
    };
  return { title: `${DONE[verb]}: ${changed.length} of ${asked} alerts`, description, tone: "neutral" };
}

function nothingDone(verb: AnswerVerb, alert: UnchangedAlert | undefined, viewerId: string): string {
  if (alert?.state === "resolved" && verb !== "mark" && verb !== "unmark") return "This alert is over";
  if (verb === "acknowledge" && alert?.by && alert.by.id !== viewerId) return `${alert.by.name} was first`;
  return "Nothing to change";
}

function whyUnchanged({ state, by, at }: UnchangedAlert, viewerId: string, now: Date): string | undefined {
  if (state === "firing" || at === null) return undefined;
  const who = by === null ? null : by.id === viewerId ? "you" : by.name;
  const what = state === "resolved" ? (who === null ? "It cleared by itself" : "Resolved") : "Acknowledged";
  return `${what}${who === null ? "" : ` by ${who}`} ${formatRelativeTime(at, now)}.`;
}
