import type { SlaTarget } from "../sla/clocks";
import type { TicketStatus } from "../tickets/statuses";
import type { TicketPriority } from "../tickets/vocabulary";
import type { Queue } from "./queues";

/** A ticket as the list of the desk shows it. */
export type DeskTicket = {
  number: number;
  subject: string;
  organizationName: string;
  plan: string;
  requesterName: string | null;
  status: TicketStatus;
  priority: TicketPriority;
  assigneeName: string | null;
  labels: string[];
  dueAt: Date | null;
  /** Since when the customer waits, for the share of time that is left. */
  clockStartedAt: Date;
  lastMessageAt: Date;
  isUnread: boolean;
};

export type DeskPage = { tickets: DeskTicket[]; total: number; nextCursor: string | null };

export type QueueCounts = Record<Queue, number>;

/** One thing in the conversation of a ticket. Notes are of another kind and are drawn apart. */
export type ConversationEntry =
  | {
      kind: "customer" | "reply" | "system";
      id: string;
      authorName: string | null;
      body: string;
      source: string;
      at: Date;
      /** When it leaves; null once it has. */
      sendAfter: Date | null;
      /** Whoever reads it wrote it, and may take it back. */
      isOwn: boolean;
      attachments: TicketAttachment[];
    }
  | {
      kind: "note";
      id: string;
      authorName: string | null;
      body: string;
      at: Date;
      isOwn: boolean;
      attachments: TicketAttachment[];
    };

export type TicketAttachment = {
  id: string;
  fileName: string;
  mediaType: string;
  sizeBytes: number;
  scanState: string;
};

export type SlaRecord = { target: SlaTarget; outcome: "met" | "breached"; dueAt: Date; occurredAt: Date };

/** A ticket with everything that its page shows without looking into the organisation. */
export type DeskTicketDetail = {
  id: string;
  number: number;
  subject: string;
  type: string;
  area: string;
  severity: string;
  status: TicketStatus;
  priority: TicketPriority;
  labels: string[];
  assigneeUserId: string | null;
  source: string;
  pageUrl: string | null;
  requestId: string | null;
  createdAt: Date;
  dueAt: Date | null;
  /** Since when the customer waits. */
  clockStartedAt: Date;
  firstResponseDueAt: Date;
  firstRespondedAt: Date | null;
  nextResponseDueAt: Date | null;
  resolutionDueAt: Date | null;
  snoozedUntil: Date | null;
  conversationVersion: number;
  promiseVersion: number;
  mergedIntoNumber: number | null;
  splitFromNumber: number | null;
  /** What was split from it. */
  splitNumbers: number[];
  isAwaitingAnswer: boolean;
  csatScore: number | null;
  csatComment: string | null;
  requester: { name: string; email: string } | null;
  organization: {
    id: string;
    name: string;
    slug: string;
    plan: string;
    members: number;
    openTickets: number;
  };
  conversation: ConversationEntry[];
  sla: SlaRecord[];
};

export type StaffMember = { userId: string; name: string };
