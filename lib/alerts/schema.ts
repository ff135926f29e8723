import { z } from "zod";

export const MAX_ALERTS_AT_ONCE = 200;
export const MAX_NOTE_LENGTH = 4_000;
export const MAX_SNOOZE_DAYS = 30;

const ids = z
  .array(z.uuid())
  .min(1, "Choose at least one alert.")
  .max(MAX_ALERTS_AT_ONCE, `Choose at most ${MAX_ALERTS_AT_ONCE} alerts at once.`)
  .transform((given) => [...new Set(given)]);

const reason = (question: string) =>
  z.string().trim().min(1, question).max(500, "Write at most 500 characters.");

export const AlertIdsInput = z.object({ ids });
export type AlertIdsInput = z.infer<typeof AlertIdsInput>;

export const AcknowledgeAllInput = z.object({ policyId: z.uuid() });
export type AcknowledgeAllInput = z.infer<typeof AcknowledgeAllInput>;

export const ResolveInput = z.object({ ids, reason: reason("Say in a few words why this is over.") });
export type ResolveInput = z.infer<typeof ResolveInput>;

export const SnoozeInput = z.object({
  ids,
  /** Null wakes them. */
  until: z.coerce.date("Choose a time.").nullable(),
});
export type SnoozeInput = z.infer<typeof SnoozeInput>;

export const AssignInput = z.object({
  ids,
  /** Null takes the assignment back. */
  assigneeId: z.uuid("Choose a member.").nullable(),
});
export type AssignInput = z.infer<typeof AssignInput>;

export const FalsePositiveInput = z.object({
  ids,
  reason: reason("Say what made it fire although nothing was wrong."),
});
export type FalsePositiveInput = z.infer<typeof FalsePositiveInput>;

const body = z
  .string()
  .trim()
  .min(1, "Write something first.")
  .max(MAX_NOTE_LENGTH, `Write at most ${MAX_NOTE_LENGTH.toLocaleString("en")} characters.`);

export const AddNoteInput = z.object({ alertId: z.uuid(), body });
export type AddNoteInput = z.infer<typeof AddNoteInput>;

export const EditNoteInput = z.object({ noteId: z.uuid(), body });
export type EditNoteInput = z.infer<typeof EditNoteInput>;

export const DeleteNoteInput = z.object({ noteId: z.uuid() });
export type DeleteNoteInput = z.infer<typeof DeleteNoteInput>;

export const SaveViewInput = z.object({
  name: z.string().trim().min(1, "Name the view.").max(80, "Write at most 80 characters."),
  /** The address of the list, after its question mark. */
  query: z.string().max(2_000),
  shared: z.boolean(),
});
export type SaveViewInput = z.infer<typeof SaveViewInput>;

export const DeleteViewInput = z.object({ id: z.uuid() });
export type DeleteViewInput = z.infer<typeof DeleteViewInput>;
