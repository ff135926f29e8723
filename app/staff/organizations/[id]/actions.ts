"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { staffAction } from "@/lib/auth/action-client";
import { runFormAction } from "@/lib/auth/form-action";
import { findSession } from "@/lib/auth/session";
import { enterOrganizationAsStaff, staffActor } from "@/lib/auth/staff-access";
import { listMembers, type MemberListItem } from "@/lib/organizations/queries";
import { SetPlanInput } from "@/lib/plans/schema";
import { setPlan } from "@/lib/plans/set-plan";
import { endSupportAccess, startSupportAccess } from "@/lib/support-access/mutations";
import type { FormState } from "@/lib/auth/form-state";

const ENDING = "The look is over.";

const StartInput = z.object({ organizationId: z.uuid(), reason: z.string().max(500) });

/** Opens the organisation for half an hour, read-only. */
export const startSupportAccessAction = staffAction
  .inputSchema(StartInput)
  .action(async ({ parsedInput, ctx }) => {
    const { session, origin } = ctx;
    const actor = staffActor(session, parsedInput.reason);
    const slug = await startSupportAccess(
      { actor, sessionId: session.id, origin },
      parsedInput.organizationId,
    );
    return { slug };
  });

export const endSupportAccessAction = staffAction
  .inputSchema(z.object({ organizationId: z.uuid() }))
  .action(async ({ parsedInput, ctx }) => {
    const { session, origin } = ctx;
    const actor = staffActor(session, ENDING);
    await endSupportAccess({ actor, sessionId: session.id, origin }, parsedInput.organizationId);
  });

/** Gives the organisation a plan that was agreed on, or a longer trial. */
export const setPlanAction = staffAction.inputSchema(SetPlanInput).action(async ({ parsedInput, ctx }) => {
  const { reason, ...plan } = parsedInput;
  await setPlan({ actor: staffActor(ctx.session, reason), origin: ctx.origin }, plan);
  revalidatePath("/staff/organizations/[id]", "page");
});

const LookInput = z.object({ organizationId: z.uuid(), reason: z.string().trim().max(500) });

export type LookState = FormState & { members: MemberListItem[] | null };

/** Writes the look into the organisation's audit log, then shows its members. */
export async function lookIntoOrganizationAction(_state: LookState, formData: FormData): Promise<LookState> {
  let members: MemberListItem[] | null = null;
  const state = await runFormAction(LookInput, formData, async ({ organizationId, reason }, origin) => {
    const session = await findSession();
    if (session === null) throw new AppError("UNAUTHENTICATED", "You are signed out. Sign in and try again.");
    const context = await enterOrganizationAsStaff({ session, origin }, organizationId, reason);
    members = await listMembers(context);
    return "done";
  });
  return { ...state, members };
}
