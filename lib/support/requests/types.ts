import type { TicketArea, TicketSeverity, TicketType } from "@/lib/support/tickets/vocabulary";
import type { RequestState } from "./states";

/** A request as its organisation sees it. What staff think of it is not part of it. */
export type RequestSummary = {
  id: string;
  number: number;
  subject: string;
  type: TicketType;
  area: TicketArea;
  severity: TicketSeverity;
  state: RequestState;
  requester: { id: string; name: string } | null;
  createdAt: Date;
  lastMessageAt: Date;
  solvedAt: Date | null;
  /** By when it is answered next, the first answer included; null while nobody waits for one. */
  answerDueAt: Date | null;
  firstRespondedAt: Date | null;
};

export type RequestFile = { id: string; name: string; mediaType: string; sizeBytes: number };

export type RequestMessage = {
  id: string;
  kind: "customer" | "reply" | "system";
  author: string;
  isOwn: boolean;
  body: string;
  byMail: boolean;
  at: Date;
  files: RequestFile[];
};

export type RequestDetail = RequestSummary & {
  pageUrl: string | null;
  requestId: string | null;
  messages: RequestMessage[];
  /** The request in which it goes on. */
  mergedInto: { id: string; number: number } | null;
  /** The request that this one was a part of, and those that were parts of this one. */
  splitFrom: { id: string; number: number } | null;
  split: { id: string; number: number }[];
  rating: { score: number; comment: string | null } | null;
  mayReopen: boolean;
  /** Whether a message can still be written. */
  isOver: boolean;
};
