"use server";

import { revalidatePath } from "next/cache";
import { organizationAction } from "@/lib/auth/action-client";
import { acknowledgeIncident, updateIncident, moveIncident } from "@/lib/incidents/mutations/change-incident";
import {
  addNote,
  addAlerts,
  assignRole,
  addTask,
  tickTask,
  postUpdate,
  addStep,
  tickStep,
  addLink,
  removeLink,
} from "@/lib/incidents/mutations/work-on-incident";
import { mergeIncident, splitIncident } from "@/lib/incidents/mutations/merge-and-split";
import { declareIncident } from "@/lib/incidents/mutations/declare-incident";
import {
  AddAlertsInput,
  AddLinkInput,
  AddStepInput,
  AddTaskInput,
  ChangeIncidentInput,
  DeclareIncidentInput,
  IncidentIdInput,
  MergeInput,
  MoveIncidentInput,
  NoteInput,
  PostUpdateInput,
  RemoveLinkInput,
  RoleInput,
  SplitInput,
  TickStepInput,
  TickTaskInput,
} from "@/lib/incidents/schema";

const PAGES = "/[organization]/incidents";

export const acknowledgeIncidentAction = organizationAction
  .metadata({ permission: "incidents.respond" })
  .inputSchema(IncidentIdInput)
  .action(async ({ parsedInput, ctx }) => {
    await acknowledgeIncident(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
  });

export const updateIncidentAction = organizationAction
  .metadata({ permission: "incidents.respond" })
  .inputSchema(ChangeIncidentInput)
  .action(async ({ parsedInput, ctx }) => {
    await updateIncident(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
  });

export const moveIncidentAction = organizationAction
  .metadata({ permission: "incidents.respond" })
  .inputSchema(MoveIncidentInput)
  .action(async ({ parsedInput, ctx }) => {
    await moveIncident(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
  });

export const addNoteAction = organizationAction
  .metadata({ permission: "incidents.respond" })
  .inputSchema(NoteInput)
  .action(async ({ parsedInput, ctx }) => {
    await addNote(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
  });

export const addAlertsAction = organizationAction
  .metadata({ permission: "incidents.respond" })
  .inputSchema(AddAlertsInput)
  .action(async ({ parsedInput, ctx }) => {
    await addAlerts(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
  });

export const assignRoleAction = organizationAction
  .metadata({ permission: "incidents.respond" })
  .inputSchema(RoleInput)
  .action(async ({ parsedInput, ctx }) => {
    await assignRole(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
  });

export const addTaskAction = organizationAction
  .metadata({ permission: "incidents.respond" })
  .inputSchema(AddTaskInput)
  .action(async ({ parsedInput, ctx }) => {
    await addTask(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
  });

export const tickTaskAction = organizationAction
  .metadata({ permission: "incidents.respond" })
  .inputSchema(TickTaskInput)
  .action(async ({ parsedInput, ctx }) => {
    await tickTask(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
  });

export const postUpdateAction = organizationAction
  .metadata({ permission: "incidents.respond" })
  .inputSchema(PostUpdateInput)
  .action(async ({ parsedInput, ctx }) => {
    await postUpdate(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
  });

export const addStepAction = organizationAction
  .metadata({ permission: "incidents.respond" })
  .inputSchema(AddStepInput)
  .action(async ({ parsedInput, ctx }) => {
    await addStep(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
  });

export const tickStepAction = organizationAction
  .metadata({ permission: "incidents.respond" })
  .inputSchema(TickStepInput)
  .action(async ({ parsedInput, ctx }) => {
    await tickStep(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
  });

export const addLinkAction = organizationAction
  .metadata({ permission: "incidents.respond" })
  .inputSchema(AddLinkInput)
  .action(async ({ parsedInput, ctx }) => {
    await addLink(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
  });

export const removeLinkAction = organizationAction
  .metadata({ permission: "incidents.respond" })
  .inputSchema(RemoveLinkInput)
  .action(async ({ parsedInput, ctx }) => {
    await removeLink(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
  });

export const mergeIncidentAction = organizationAction
  .metadata({ permission: "incidents.respond" })
  .inputSchema(MergeInput)
  .action(async ({ parsedInput, ctx }) => {
    await mergeIncident(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
  });

export const splitIncidentAction = organizationAction
  .metadata({ permission: "incidents.respond" })
  .inputSchema(SplitInput)
  .action(async ({ parsedInput, ctx }) => {
    const id = await splitIncident(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
    return { id };
  });

export const declareIncidentAction = organizationAction
  .metadata({ permission: "incidents.respond" })
  .inputSchema(DeclareIncidentInput)
  .action(async ({ parsedInput, ctx }) => {
    const id = await declareIncident(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
    return { id };
  });
