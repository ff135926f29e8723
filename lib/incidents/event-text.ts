import { AUDIENCE_LABELS, PHASE_LABELS, ROLE_FACTS } from "./labels";
import { INCIDENT_STATE_LABELS } from "./states";
import type { TimelineEntry } from "./types";

type EventWords = {
  /** What happened, without who did it. */
  text: string;
  /** What somebody wrote about it. */
  quote?: string;
};

type Told = Pick<TimelineEntry, "kind" | "detail" | "person">;

/** The words of an entry of the timeline. */
export function eventWords({ kind, detail, person }: Told): EventWords {
  const of = (name: string) => String(detail[name] ?? "");
  switch (kind) {
    case "opened":
      return { text: `opened it as ${of("severity")}` };
    case "alert_fired":
      return { text: `noticed that ${of("policy")} fired (${of("severity")})` };
    case "alert_acknowledged":
      return { text: `acknowledged the alert ${of("policy")}` };
    case "alert_resolved":
      return { text: `saw ${of("policy")} resolved` };
    case "acknowledged":
      return { text: "acknowledged it" };
    case "state_changed":
      return {
        text: `changed it from ${wordOf(INCIDENT_STATE_LABELS, of("from"))} to ${wordOf(INCIDENT_STATE_LABELS, of("to"))}`,
      };
    case "severity_changed":
      return { text: `changed the severity from ${of("from")} to ${of("to")}` };
    case "title_changed":
      return { text: `renamed it from “${of("from")}” to “${of("to")}”` };
    case "commander_changed":
      return { text: person === null ? "left it without a commander" : `made ${person} commander` };
    case "role_assigned":
      return { text: `made ${person ?? "somebody"} ${roleOf(of("role"))}` };
    case "role_ended":
      return { text: `left it without ${roleOf(of("role"))}` };
    case "task_added":
      return { text: person === null ? "added a task" : `added a task for ${person}`, quote: of("title") };
    case "task_done":
      return { text: "finished a task", quote: of("title") };
    case "task_reopened":
      return { text: "took up a task again", quote: of("title") };
    case "update_posted":
      return {
        text: `posted an update for ${wordOf(AUDIENCE_LABELS, of("audience"))}: ${wordOf(PHASE_LABELS, of("phase"))}`,
      };
    case "step_added":
      return { text: "added a step", quote: of("step") };
    case "step_ticked":
      return { text: "did a step", quote: of("step") };
    case "step_unticked":
      return { text: "undid a step", quote: of("step") };
    case "link_added":
      return { text: `linked ${of("label")}` };
    case "link_removed":
      return { text: `removed the link to ${of("label")}` };
    case "note":
      return { text: "wrote", quote: of("text") };
    case "merged":
      return "into" in detail
        ? { text: `merged it into incident ${of("into")}` }
        : { text: `merged incident ${of("from")} into it`, quote: of("title") };
    case "split":
      return "into" in detail
        ? { text: `split ${of("alerts")} of its alerts into incident ${of("into")}`, quote: of("title") }
        : { text: `split it from incident ${of("from")}` };
    case "post_mortem_started":
      return { text: "began the post-mortem" };
    case "post_mortem_published":
      return { text: "published the post-mortem" };
  }
}

/** The timeline as lines of text, for a post-mortem. */
export function timelineText(
  entries: readonly (Told & Pick<TimelineEntry, "at" | "actor">)[],
  formatTime: (at: Date) => string,
): string {
  return entries
    .map((entry) => {
      const { text, quote } = eventWords(entry);
      return `${formatTime(entry.at)}: ${entry.actor} ${text}${quote ? `: ${quote}` : ""}`;
    })
    .join("\n");
}

function wordOf(labels: Readonly<Record<string, string>>, key: string): string {
  return (labels[key] ?? key).toLowerCase();
}

function roleOf(role: string): string {
  const facts: Readonly<Record<string, { label: string }>> = ROLE_FACTS;
  return (facts[role]?.label ?? role).toLowerCase();
}
