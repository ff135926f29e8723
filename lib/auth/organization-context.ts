import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { memberContext, type OrganizationContext } from "@/lib/core/context";
import { findEntry, type OrganizationEntry } from "@/lib/organizations/entry";
import { notePageView } from "./note-request";
import { reportForeignAccess } from "./report-foreign-access";
import { requestOrigin } from "./request-origin";
import { redirectToSignIn } from "./session";
import { readSessionCookie } from "./session-cookie";

/** An organisation as its signed-in member sees it: the context of queries, and what pages display. */
export type WorkspaceContext = OrganizationContext & {
  organization: { name: string; timeZone: string };
  viewer: { id: string; name: string; email: string; timeZone: string; sessionId: string };
};

const lookUpEntry = cache(async (slug: string): Promise<OrganizationEntry | null> => {
  const sessionId = await readSessionCookie();
  const entry = sessionId === null ? null : await findEntry(sessionId, slug);
  if (entry?.organization && entry.role === null) {
    const { organization, session } = entry;
    reportForeignAccess({ organization, userId: session.user.id, origin: await requestOrigin() });
  }
  return entry;
});

const openPage = cache(async (slug: string): Promise<WorkspaceContext | null> => {
  const entry = (await lookUpEntry(slug)) ?? (await redirectToSignIn());
  const context = await toWorkspaceContext(entry);
  if (context) await notePageView(context);
  return context;
});

/**
 * The organisation of this address for the signed-in member; resolved once a request. Ends with 404
 * for an unknown slug and for somebody else's alike, and sends the signed-out to sign in.
 */
export async function requireOrganization(slug: string): Promise<WorkspaceContext> {
  return (await openPage(slug)) ?? notFound();
}

/** The same for callers that answer for themselves: null when signed out or not a member. */
export async function findOrganization(slug: string): Promise<WorkspaceContext | null> {
  const entry = await lookUpEntry(slug);
  return entry === null ? null : toWorkspaceContext(entry);
}

async function toWorkspaceContext(entry: OrganizationEntry): Promise<WorkspaceContext | null> {
  const { session, organization, role } = entry;
  if (organization === null || role === null) return null;
  const { id, name, email, timeZone } = session.user;
  return {
    ...memberContext({ organization, user: { id, name, email }, role, origin: await requestOrigin() }),
    organization: { name: organization.name, timeZone: organization.timeZone },
    viewer: { id, name, email, timeZone, sessionId: session.id },
  };
}
