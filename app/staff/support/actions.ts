"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { now } from "@/lib/core/clock";
import { staffContext } from "@/lib/auth/staff-access";
import { deskAction } from "@/lib/auth/support-desk";
import { deleteCannedResponse, saveCannedResponse } from "@/lib/support/canned-responses/mutations";
import { CannedResponseInput } from "@/lib/support/canned-responses/schema";
import { acceptMail } from "@/lib/support/desk/accept-mail";
import { setAutomaticAssignment, setAvailability } from "@/lib/support/desk/assignment";
import { setAgent } from "@/lib/support/desk/agents";
import { changeTickets } from "@/lib/support/desk/change-tickets";
import { lookAroundTicket } from "@/lib/support/desk/look";
import { mergeTickets } from "@/lib/support/desk/merge-tickets";
import { savePromises } from "@/lib/support/desk/promise-versions";
import { readPromiseFields } from "@/lib/support/sla/read-promise-fields";
import { touchPresence } from "@/lib/support/desk/presence";
import { deleteView, saveView } from "@/lib/support/desk/saved-views";
import {
  AcceptMailInput,
  AgentInput,
  AssignmentInput,
  AvailabilityInput,
  ChangeTicketsInput,
  LookInput,
  MergeInput,
  PresenceInput,
  PreviewPromisesInput,
  SavedViewInput,
  SavePromisesInput,
  SplitInput,
  TakeBackInput,
  WriteNoteInput,
  WriteReplyInput,
} from "@/lib/support/desk/schema";
import { splitTicket } from "@/lib/support/desk/split-ticket";
import { takeReplyBack, writeNote, writeReply } from "@/lib/support/desk/write";

const DESK = "/staff/support";

export const writeReplyAction = deskAction
  .inputSchema(WriteReplyInput)
  .action(async ({ ctx, parsedInput }) => {
    const added = await writeReply(ctx.desk, parsedInput);
    revalidatePath(DESK, "layout");
    return added;
  });

export const takeReplyBackAction = deskAction
  .inputSchema(TakeBackInput)
  .action(async ({ ctx, parsedInput }) => {
    const taken = await takeReplyBack(ctx.desk, parsedInput);
    revalidatePath(DESK, "layout");
    return { taken };
  });

export const writeNoteAction = deskAction.inputSchema(WriteNoteInput).action(async ({ ctx, parsedInput }) => {
  await writeNote(ctx.desk, parsedInput);
  revalidatePath(DESK, "layout");
});

export const changeTicketsAction = deskAction
  .inputSchema(ChangeTicketsInput)
  .action(async ({ ctx, parsedInput }) => {
    const changed = await changeTickets(ctx.desk, parsedInput);
    revalidatePath(DESK, "layout");
    return changed;
  });

export const mergeTicketsAction = deskAction.inputSchema(MergeInput).action(async ({ ctx, parsedInput }) => {
  await mergeTickets(ctx.desk, parsedInput);
  revalidatePath(DESK, "layout");
});

export const splitTicketAction = deskAction.inputSchema(SplitInput).action(async ({ ctx, parsedInput }) => {
  const made = await splitTicket(ctx.desk, parsedInput);
  revalidatePath(DESK, "layout");
  return made;
});

export const acceptMailAction = deskAction
  .inputSchema(AcceptMailInput)
  .action(async ({ ctx, parsedInput }) => {
    await acceptMail(ctx.desk, parsedInput);
    revalidatePath(DESK, "layout");
  });

export const touchPresenceAction = deskAction
  .inputSchema(PresenceInput)
  .action(async ({ ctx, parsedInput }) => touchPresence(ctx.desk, parsedInput));

export const lookAroundAction = deskAction.inputSchema(LookInput).action(async ({ ctx, parsedInput }) => {
  const { desk } = ctx;
  return lookAroundTicket(desk, parsedInput.number, (organization) =>
    staffContext(organization, desk.actor, desk.origin),
  );
});

export const saveViewAction = deskAction.inputSchema(SavedViewInput).action(async ({ ctx, parsedInput }) => {
  await saveView(ctx.desk, parsedInput);
  revalidatePath(DESK, "layout");
});

export const deleteViewAction = deskAction
  .inputSchema(z.object({ id: z.uuid() }))
  .action(async ({ ctx, parsedInput }) => {
    await deleteView(ctx.desk, parsedInput.id);
    revalidatePath(DESK, "layout");
  });

export const setAgentAction = deskAction.inputSchema(AgentInput).action(async ({ ctx, parsedInput }) => {
  await setAgent(ctx.desk, parsedInput);
  revalidatePath(DESK, "layout");
});

export const setAvailabilityAction = deskAction
  .inputSchema(AvailabilityInput)
  .action(async ({ ctx, parsedInput }) => {
    await setAvailability(ctx.desk, parsedInput);
    revalidatePath(DESK, "layout");
  });

export const setAssignmentAction = deskAction
  .inputSchema(AssignmentInput)
  .action(async ({ ctx, parsedInput }) => {
    await setAutomaticAssignment(ctx.desk, parsedInput);
    revalidatePath(DESK, "layout");
  });

export const previewPromisesAction = deskAction
  .inputSchema(PreviewPromisesInput)
  .action(async ({ parsedInput }) => {
    const read = readPromiseFields(parsedInput.fields, now());
    return read.kind === "read" ? read.preview : null;
  });

export const savePromisesAction = deskAction
  .inputSchema(SavePromisesInput)
  .action(async ({ ctx, parsedInput }) => {
    const made = await savePromises(ctx.desk, parsedInput);
    revalidatePath(DESK, "layout");
    return made;
  });

export const saveCannedResponseAction = deskAction
  .inputSchema(CannedResponseInput)
  .action(async ({ ctx, parsedInput }) => {
    await saveCannedResponse(ctx.desk, parsedInput);
    revalidatePath(DESK, "layout");
  });

export const deleteCannedResponseAction = deskAction
  .inputSchema(z.object({ id: z.uuid() }))
  .action(async ({ ctx, parsedInput }) => {
    await deleteCannedResponse(ctx.desk, parsedInput.id);
    revalidatePath(DESK, "layout");
  });
