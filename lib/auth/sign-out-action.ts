"use server";

import { redirect } from "next/navigation";
import { revokeSession } from "@/lib/accounts/mutations/revoke-sessions";
import { requestOrigin } from "./request-origin";
import { findSession } from "./session";
import { clearSessionCookie } from "./session-cookie";

/** Ends the session on the server, so that a copy of the cookie is worthless too. */
export async function signOutAction(): Promise<void> {
  const session = await findSession();
  if (session !== null) await revokeSession(session, session.id, await requestOrigin());
  await clearSessionCookie();
  redirect("/sign-in?notice=signed-out");
}
