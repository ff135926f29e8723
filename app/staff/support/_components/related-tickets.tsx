import Link from "next/link";
import { Banner } from "@/components/feedback/banner";
import type { DeskTicketDetail } from "@/lib/support/desk/types";
import { ticketLabel } from "@/lib/support/tickets/vocabulary";
import { DESK_PATH } from "./desk-location";

type RelatedTicketsProps = {
  ticket: Pick<DeskTicketDetail, "mergedIntoNumber" | "splitFromNumber" | "splitNumbers">;
};

/** Where a ticket goes on, and of which it is a part. */
export function RelatedTickets({ ticket }: RelatedTicketsProps) {
  const { mergedIntoNumber, splitFromNumber, splitNumbers } = ticket;
  return (
    <>
      {mergedIntoNumber !== null && (
        <Banner title={`This ticket goes on in ${ticketLabel(mergedIntoNumber)}.`} />
      )}
      {(splitFromNumber !== null || splitNumbers.length > 0) && (
        <p className="text-muted-foreground flex flex-wrap gap-x-3 text-sm">
          {splitFromNumber !== null && (
            <span>
              Split from <TicketLink number={splitFromNumber} />
            </span>
          )}
          {splitNumbers.length > 0 && (
            <span className="flex flex-wrap gap-x-1.5">
              Split into
              {splitNumbers.map((number) => (
                <TicketLink key={number} number={number} />
              ))}
            </span>
          )}
        </p>
      )}
    </>
  );
}

function TicketLink({ number }: { number: number }) {
  return (
    <Link href={`${DESK_PATH}/${number}`} className="text-link tabular hover:underline">
      {ticketLabel(number)}
    </Link>
  );
}
