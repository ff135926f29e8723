"use server";

import { redirect } from "next/navigation";
import { revokeSession } from "@/lib/accounts/mutations/revoke-sessions";
import { safeRedirectPath } from "@/lib/security-headers/safe-redirect";
import { requestOrigin } from "./request-origin";
import { findSessionOfHost } from "./session";
import { clearSessionCookie } from "./session-cookie";

const SIGNED_OUT = "/sign-in?notice=signed-out";

/** Ends the session on the server, so that a copy of the cookie is worthless too, at whatever host it lies. */
export async function signOutAction(): Promise<void> {
  await endSession();
  redirect(SIGNED_OUT);
}

/** The same, going on to the form's `destination`: to continue as somebody else. */
export async function signOutToAction(formData: FormData): Promise<void> {
  await endSession();
  redirect(safeRedirectPath(formData.get("destination")?.toString(), SIGNED_OUT));
}

async function endSession(): Promise<void> {
  const session = await findSessionOfHost();
  if (session !== null) await revokeSession(session, session.id, await requestOrigin());
  await clearSessionCookie();
}
