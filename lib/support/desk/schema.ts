import { z } from "zod";
import { MAX_FILES } from "../attachments/limits";
import { STATUSES_WHEN_SENT } from "../tickets/reply-limits";
import { TICKET_STATUSES } from "../tickets/statuses";
import { TICKET_AREAS, TICKET_PRIORITIES } from "../tickets/vocabulary";
import { QUEUES } from "./queues";
import { SUPPORT_ROLES } from "./roles";

export const MOST_BODY_CHARACTERS = 20_000;

const Body = z
  .string()
  .trim()
  .min(1, "Write something first.")
  .max(MOST_BODY_CHARACTERS, `At most ${MOST_BODY_CHARACTERS} characters.`);
const UploadIds = z.array(z.uuid()).max(MAX_FILES, `Attach at most ${MAX_FILES} files.`).default([]);
const TicketNumber = z.int().positive();
const Label = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9-]{0,29}$/, "A label has up to 30 small letters, digits and dashes.");

/** What the list of the desk is asked for. Unknown words in an address filter nothing. */
export const DeskFilter = z.object({
  queue: z.enum(QUEUES).catch("unassigned"),
  search: z.string().trim().max(200).catch(""),
  areas: z.array(z.enum(TICKET_AREAS)).catch([]),
  priorities: z.array(z.enum(TICKET_PRIORITIES)).catch([]),
  labels: z.array(Label).max(20).catch([]),
  after: z.string().max(100).optional().catch(undefined),
});
export type DeskFilter = z.infer<typeof DeskFilter>;

/** One change that can be made to a ticket, or to many at once. */
export const TicketChange = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("assign"), assigneeUserId: z.uuid().nullable() }),
  z.object({ kind: z.literal("assign_next") }),
  z.object({ kind: z.literal("priority"), priority: z.enum(TICKET_PRIORITIES) }),
  z.object({ kind: z.literal("add_label"), label: Label }),
  z.object({ kind: z.literal("remove_label"), label: Label }),
  z.object({ kind: z.literal("status"), status: z.enum(TICKET_STATUSES) }),
  z.object({
    kind: z.literal("snooze"),
    hours: z
      .int()
      .min(1)
      .max(24 * 30),
  }),
  z.object({ kind: z.literal("wake") }),
]);
export type TicketChange = z.infer<typeof TicketChange>;

export const MOST_AT_ONCE = 100;

export const ChangeTicketsInput = z.object({
  numbers: z.array(TicketNumber).min(1).max(MOST_AT_ONCE, `At most ${MOST_AT_ONCE} tickets at once.`),
  change: TicketChange,
});

export const WriteReplyInput = z.object({
  number: TicketNumber,
  body: Body,
  statusWhenSent: z.enum(STATUSES_WHEN_SENT),
  basedOnVersion: z.int().min(0),
  isConfirmed: z.boolean(),
  uploadIds: UploadIds,
});
export type WriteReplyInput = z.input<typeof WriteReplyInput>;

export const WriteNoteInput = z.object({ number: TicketNumber, body: Body, uploadIds: UploadIds });
export type WriteNoteInput = z.input<typeof WriteNoteInput>;

export const TakeBackInput = z.object({ number: TicketNumber, messageId: z.uuid() });

export const MergeInput = z.object({
  number: TicketNumber,
  intoNumber: z.coerce
    .number("Enter the number of a ticket.")
    .int()
    .positive("Enter the number of a ticket."),
});

export const SplitInput = z.object({
  number: TicketNumber,
  entryIds: z.array(z.uuid()).min(1, "Choose what goes to the new ticket.").max(500),
  subject: z.string().trim().min(1, "Say what the new ticket is about.").max(200, "Keep it short."),
});
export type SplitInput = z.infer<typeof SplitInput>;

export const AcceptMailInput = z.object({ number: TicketNumber, mailId: z.uuid() });

export const PresenceInput = z.object({
  number: TicketNumber,
  state: z.enum(["viewing", "replying"]),
  /** The conversation as it is shown, and so read. */
  readVersion: z.int().min(0),
});

export const LookInput = z.object({ number: TicketNumber });

export const SavedViewInput = z.object({
  name: z.string().trim().min(1, "Give the view a name.").max(60),
  query: z.string().max(1_000),
});

const PromiseFields = z
  .record(z.string().max(200), z.string().max(20_000))
  .refine((fields) => Object.keys(fields).length <= 400, "That is more than the form has.");

export const PreviewPromisesInput = z.object({ fields: PromiseFields });

export const SavePromisesInput = z.object({
  basedOnVersion: z.int().positive(),
  reason: z.string().trim().min(1, "Say why, for whoever reads it later.").max(200, "Keep it short."),
  fields: PromiseFields,
});
export type SavePromisesInput = z.infer<typeof SavePromisesInput>;

export const AvailabilityInput = z.object({ staffUserId: z.uuid(), isAway: z.boolean() });

export const AssignmentInput = z.object({ isOn: z.boolean() });

export const AgentInput = z.object({
  staffUserId: z.uuid(),
  role: z.enum(SUPPORT_ROLES),
  takesTickets: z.boolean(),
});
