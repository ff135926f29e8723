"use server";

import { redirect } from "next/navigation";
import { runFormAction } from "@/lib/auth/form-action";
import type { FormState } from "@/lib/auth/form-state";
import { redirectToSignIn, findSession } from "@/lib/auth/session";
import { writeSessionCookie } from "@/lib/auth/session-cookie";
import { acceptInvitation, signUpByInvitation } from "@/lib/organizations/mutations/accept-invitation";
import { AcceptInvitationInput, SignUpByInvitationInput } from "@/lib/organizations/schema";

export async function acceptInvitationAction(_state: FormState, formData: FormData): Promise<FormState> {
  return runFormAction(AcceptInvitationInput, formData, async ({ token }, origin) => {
    const session = (await findSession()) ?? (await redirectToSignIn());
    const slug = await acceptInvitation(session, token, origin);
    redirect(`/${slug}/dashboard?notice=joined`);
  });
}

export async function signUpByInvitationAction(_state: FormState, formData: FormData): Promise<FormState> {
  return runFormAction(SignUpByInvitationInput, formData, async (input, origin) => {
    const { sessionId, slug } = await signUpByInvitation(input, origin);
    await writeSessionCookie(sessionId);
    redirect(`/${slug}/dashboard?notice=joined`);
  });
}
