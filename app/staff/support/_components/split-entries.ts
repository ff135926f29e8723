import type { DeskTicketDetail } from "@/lib/support/desk/types";

/** Something of a conversation that can go to another ticket, with the beginning of what it says. */
export type SplitEntry = {
  id: string;
  kind: "customer" | "reply" | "note";
  authorName: string | null;
  body: string;
};

const SHOWN_CHARACTERS = 160;

/** Everything that has left, but for what the product itself said. */
export function splitEntries({ conversation }: Pick<DeskTicketDetail, "conversation">): SplitEntry[] {
  return conversation.flatMap((entry) => {
    if (entry.kind === "system" || (entry.kind !== "note" && entry.sendAfter !== null)) return [];
    const { id, kind, authorName, body } = entry;
    return [{ id, kind, authorName, body: body.slice(0, SHOWN_CHARACTERS) }];
  });
}
