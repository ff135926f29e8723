import type { DeskTicketDetail } from "@/lib/support/desk/types";
import { DeskKeys } from "./desk-keys";
import { MergeDialog } from "./merge-dialog";
import { SplitDialog } from "./split-dialog";
import { splitEntries } from "./split-entries";

type TicketButtonsProps = {
  ticket: Pick<DeskTicketDetail, "number" | "status" | "requester" | "conversation">;
  mayChange: boolean;
};

/** What can be done to a ticket as a whole, at the head of its page. */
export function TicketButtons({ ticket, mayChange }: TicketButtonsProps) {
  const { number, status, requester } = ticket;
  const isChangeable = mayChange && status !== "closed";
  return (
    <>
      <DeskKeys />
      {isChangeable && <SplitDialog number={number} entries={splitEntries(ticket)} />}
      {isChangeable && requester !== null && <MergeDialog number={number} />}
    </>
  );
}
