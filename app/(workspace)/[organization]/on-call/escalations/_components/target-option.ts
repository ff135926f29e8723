import type { Target } from "@/lib/on-call/escalations/plan";

export type TargetOption = Target & { name: string };

export const TARGET_GROUPS: Record<Target["kind"], string> = {
  schedule: "Whoever is on call for",
  user: "People",
  group: "Groups",
  channel: "Channels",
};

/** One text for a target, for the value of an option. */
export function targetValue({ kind, id }: Target): string {
  return `${kind}:${id}`;
}

/** "On call: Platform", "Ada Lovelace", "Group: Finance", "Channel: Slack". */
export function targetLabel(options: readonly TargetOption[], { kind, id }: Target): string {
  const name =
    options.find((option) => option.kind === kind && option.id === id)?.name ?? "Not there any more";
  switch (kind) {
    case "schedule":
      return `On call: ${name}`;
    case "user":
      return name;
    case "group":
      return `Group: ${name}`;
    case "channel":
      return `Channel: ${name}`;
  }
}
