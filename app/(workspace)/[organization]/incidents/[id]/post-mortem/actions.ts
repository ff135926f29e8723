"use server";

import { revalidatePath } from "next/cache";
import { organizationAction } from "@/lib/auth/action-client";
import {
  startPostMortem,
  savePostMortem,
  publishPostMortem,
  addAction,
  changeAction,
} from "@/lib/incidents/mutations/post-mortem";
import {
  AddActionInput,
  ChangeActionInput,
  IncidentIdInput,
  SavePostMortemInput,
} from "@/lib/incidents/schema";

const PAGES = "/[organization]/incidents";

export const startPostMortemAction = organizationAction
  .metadata({ permission: "incidents.respond" })
  .inputSchema(IncidentIdInput)
  .action(async ({ parsedInput, ctx }) => {
    await startPostMortem(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
  });

export const savePostMortemAction = organizationAction
  .metadata({ permission: "incidents.respond" })
  .inputSchema(SavePostMortemInput)
  .action(async ({ parsedInput, ctx }) => {
    await savePostMortem(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
  });

export const publishPostMortemAction = organizationAction
  .metadata({ permission: "incidents.respond" })
  .inputSchema(IncidentIdInput)
  .action(async ({ parsedInput, ctx }) => {
    await publishPostMortem(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
  });

export const addActionAction = organizationAction
  .metadata({ permission: "incidents.respond" })
  .inputSchema(AddActionInput)
  .action(async ({ parsedInput, ctx }) => {
    await addAction(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
  });

export const changeActionAction = organizationAction
  .metadata({ permission: "incidents.respond" })
  .inputSchema(ChangeActionInput)
  .action(async ({ parsedInput, ctx }) => {
    await changeAction(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
  });
