import "server-only";
import { notFound } from "next/navigation";
import type { ActiveSession } from "@/lib/accounts/sessions";
import { env } from "@/lib/env";
import { findSession, redirectToSignIn } from "./session";

/**
 * The signed-in member of the platform's staff; 404 for everybody else. Being staff needs the mark
 * made at sign-in and the setting as it is now, so that taking an address out of it suffices.
 */
export async function requireStaff(): Promise<ActiveSession> {
  const session = (await findSession()) ?? (await redirectToSignIn());
  return isStaff(session) ? session : notFound();
}

export function isStaff(session: ActiveSession): boolean {
  return session.user.isStaff && env.STAFF_EMAILS.includes(session.user.email.toLowerCase());
}
