"use server";

import { redirect } from "next/navigation";
import { revokeSession } from "@/lib/accounts/sessions";
import { clearSessionCookie, readSessionCookie } from "./session-cookie";

/** Ends the session on the server, so that a copy of the cookie is worthless too. */
export async function signOutAction(): Promise<void> {
  const sessionId = await readSessionCookie();
  if (sessionId !== null) await revokeSession(sessionId);
  await clearSessionCookie();
  redirect("/sign-in?notice=signed-out");
}
