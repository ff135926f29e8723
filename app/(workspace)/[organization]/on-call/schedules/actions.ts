"use server";

import { revalidatePath } from "next/cache";
import { organizationAction } from "@/lib/auth/action-client";
import {
  createLocalOverride,
  createOverride,
  deleteOverride,
  swapShifts,
} from "@/lib/on-call/mutations/overrides";
import { createSchedule, deleteSchedule, updateSchedule } from "@/lib/on-call/mutations/schedules";
import {
  CreateLocalOverrideInput,
  CreateOverrideInput,
  CreateScheduleInput,
  DeleteInput,
  SwapShiftsInput,
  UpdateScheduleInput,
} from "@/lib/on-call/schema";

const PAGES = "/[organization]/on-call";

export const createScheduleAction = organizationAction
  .metadata({ permission: "on-call.manage" })
  .inputSchema(CreateScheduleInput)
  .action(async ({ parsedInput, ctx }) => {
    const id = await createSchedule(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
    return { id };
  });

export const updateScheduleAction = organizationAction
  .metadata({ permission: "on-call.manage" })
  .inputSchema(UpdateScheduleInput)
  .action(async ({ parsedInput, ctx }) => {
    await updateSchedule(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
    return { id: parsedInput.id };
  });

export const deleteScheduleAction = organizationAction
  .metadata({ permission: "on-call.manage" })
  .inputSchema(DeleteInput)
  .action(async ({ parsedInput, ctx }) => {
    await deleteSchedule(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
  });

export const takeShiftAction = organizationAction
  .metadata({ permission: "alerts.respond" })
  .inputSchema(CreateOverrideInput)
  .action(async ({ parsedInput, ctx }) => {
    await createOverride(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
  });

export const createOverrideAction = organizationAction
  .metadata({ permission: "alerts.respond" })
  .inputSchema(CreateLocalOverrideInput)
  .action(async ({ parsedInput, ctx }) => {
    await createLocalOverride(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
  });

export const swapShiftsAction = organizationAction
  .metadata({ permission: "on-call.manage" })
  .inputSchema(SwapShiftsInput)
  .action(async ({ parsedInput, ctx }) => {
    await swapShifts(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
  });

export const deleteOverrideAction = organizationAction
  .metadata({ permission: "alerts.respond" })
  .inputSchema(DeleteInput)
  .action(async ({ parsedInput, ctx }) => {
    await deleteOverride(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
  });
