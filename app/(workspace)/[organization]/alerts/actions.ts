"use server";

import { revalidatePath } from "next/cache";
import { acknowledgeAlerts, unacknowledgeAlerts } from "@/lib/alerts/mutations/acknowledge";
import { assignAlerts } from "@/lib/alerts/mutations/assign";
import { markFalsePositives, unmarkFalsePositives } from "@/lib/alerts/mutations/mark-false-positive";
import { addNote, deleteNote, editNote } from "@/lib/alerts/mutations/notes";
import { resolveAlerts } from "@/lib/alerts/mutations/resolve";
import { snoozeAlerts } from "@/lib/alerts/mutations/snooze";
import { deleteView, saveView } from "@/lib/alerts/mutations/views";
import {
  AddNoteInput,
  AlertIdsInput,
  AssignInput,
  DeleteNoteInput,
  DeleteViewInput,
  EditNoteInput,
  FalsePositiveInput,
  ResolveInput,
  SaveViewInput,
  SnoozeInput,
} from "@/lib/alerts/schema";
import { organizationAction } from "@/lib/auth/action-client";

const respond = organizationAction.metadata({ permission: "alerts.respond" });
const read = organizationAction.metadata({ permission: "alerts.read" });

/** What the pages show of alerts is drawn anew in the answer of the action itself. */
function redraw<Result>(result: Result): Result {
  revalidatePath("/[organization]/alerts", "layout");
  return result;
}

export const acknowledgeAction = respond
  .inputSchema(AlertIdsInput)
  .action(async ({ parsedInput, ctx }) => redraw(await acknowledgeAlerts(ctx.organization, parsedInput)));

export const unacknowledgeAction = respond
  .inputSchema(AlertIdsInput)
  .action(async ({ parsedInput, ctx }) => redraw(await unacknowledgeAlerts(ctx.organization, parsedInput)));

export const resolveAction = respond
  .inputSchema(ResolveInput)
  .action(async ({ parsedInput, ctx }) => redraw(await resolveAlerts(ctx.organization, parsedInput)));

export const snoozeAction = respond
  .inputSchema(SnoozeInput)
  .action(async ({ parsedInput, ctx }) => redraw(await snoozeAlerts(ctx.organization, parsedInput)));

export const assignAction = respond
  .inputSchema(AssignInput)
  .action(async ({ parsedInput, ctx }) => redraw(await assignAlerts(ctx.organization, parsedInput)));

export const markFalsePositiveAction = respond
  .inputSchema(FalsePositiveInput)
  .action(async ({ parsedInput, ctx }) => redraw(await markFalsePositives(ctx.organization, parsedInput)));

export const unmarkFalsePositiveAction = respond
  .inputSchema(AlertIdsInput)
  .action(async ({ parsedInput, ctx }) => redraw(await unmarkFalsePositives(ctx.organization, parsedInput)));

export const addNoteAction = respond
  .inputSchema(AddNoteInput)
  .action(async ({ parsedInput, ctx }) => redraw(await addNote(ctx.organization, parsedInput)));

export const editNoteAction = respond
  .inputSchema(EditNoteInput)
  .action(async ({ parsedInput, ctx }) => redraw(await editNote(ctx.organization, parsedInput)));

export const deleteNoteAction = respond
  .inputSchema(DeleteNoteInput)
  .action(async ({ parsedInput, ctx }) => redraw(await deleteNote(ctx.organization, parsedInput)));

export const saveViewAction = read
  .inputSchema(SaveViewInput)
  .action(async ({ parsedInput, ctx }) => redraw(await saveView(ctx.organization, parsedInput)));

export const deleteViewAction = read
  .inputSchema(DeleteViewInput)
  .action(async ({ parsedInput, ctx }) => redraw(await deleteView(ctx.organization, parsedInput)));
