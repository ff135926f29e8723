import type { TicketChange } from "@/lib/support/desk/schema";

/** What a choice in a list of assignees means: a person, nobody, or whoever is next in turn. */
export function assignChange(choice: string): TicketChange {
  if (choice === "next") return { kind: "assign_next" };
  return { kind: "assign", assigneeUserId: choice === "nobody" ? null : choice };
}
