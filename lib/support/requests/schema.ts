import { z } from "zod";
import { MAX_FILES } from "@/lib/support/attachments/limits";
import { TICKET_AREAS, TICKET_SEVERITIES, TICKET_TYPES } from "@/lib/support/tickets/vocabulary";

export const LONGEST_SUBJECT = 200;
export const LONGEST_BODY = 20_000;

const Body = z
  .string()
  .trim()
  .min(1, "Say what you want to know or what is wrong.")
  .max(LONGEST_BODY, `Keep it below ${LONGEST_BODY.toLocaleString("en")} characters; attach what is longer.`);
const UploadIds = z.array(z.uuid()).max(MAX_FILES, `Attach at most ${MAX_FILES} files.`).default([]);

/** An address of this product, as the reader's browser names it: never one of another site. */
const PagePath = z
  .string()
  .max(2_000)
  .regex(/^\/(?![/\\])[^\s\\]*$/, "Only pages of this product can be named.");

export const ReportInput = z.object({
  /** Made when the form is opened: the same report sent twice is one request. */
  id: z.uuid(),
  type: z.enum(TICKET_TYPES),
  area: z.enum(TICKET_AREAS),
  severity: z.enum(TICKET_SEVERITIES),
  subject: z.string().trim().min(1, "Give it a title.").max(LONGEST_SUBJECT, "Keep the title short."),
  body: Body,
  page: PagePath.nullable().default(null),
  requestId: z
    .string()
    .regex(/^[\w-]{4,64}$/, "This is no request id.")
    .nullable()
    .default(null),
  uploadIds: UploadIds,
});
export type ReportInput = z.output<typeof ReportInput>;

export const AnswerInput = z.object({ id: z.uuid(), ticketId: z.uuid(), body: Body, uploadIds: UploadIds });
export type AnswerInput = z.output<typeof AnswerInput>;

export const MoveInput = z.object({ ticketId: z.uuid(), to: z.enum(["solved", "open"]) });
export type MoveInput = z.output<typeof MoveInput>;

export const LONGEST_COMMENT = 2_000;

export const RatingInput = z.object({
  ticketId: z.uuid(),
  score: z.coerce.number().int().min(1).max(5),
  comment: z.string().trim().max(LONGEST_COMMENT).default(""),
});
export type RatingInput = z.output<typeof RatingInput>;
