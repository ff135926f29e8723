import "server-only";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { headers } from "next/headers";
import { now as readClock } from "@/lib/core/clock";
import { memberContext, type OrganizationContext } from "@/lib/core/context";
import { findEntry, type OrganizationEntry } from "@/lib/organizations/entry";
import {
  applySecurityPolicy,
  type PolicyVerdict,
  type SignInMethod,
} from "@/lib/organizations/security-policy";
import type { Subscription } from "@/lib/plans/subscription";
import { recordLook } from "@/lib/support-access/mutations";
import { findSupportAccess, type SupportAccess } from "@/lib/support-access/queries";
import { notePageView } from "./note-request";
import { reportForeignAccess } from "./report-foreign-access";
import { requestDomain } from "./request-domain";
import { requestOrigin } from "./request-origin";
import { redirectToSignIn } from "./session";
import { readSessionCookie } from "./session-cookie";
import { isStaff } from "./staff";
import { staffActor, staffContext } from "./staff-access";

/** An organisation as its signed-in member sees it: the context of queries, and what pages display. */
export type WorkspaceContext = OrganizationContext & {
  organization: { name: string; timeZone: string };
  subscription: Subscription;
  viewer: {
    id: string;
    name: string;
    email: string;
    timeZone: string;
    sessionId: string;
    signInMethod: SignInMethod;
    /** When the organisation will demand a second factor of this member; null where none is missing. */
    setUpTwoFactorBy: Date | null;
  };
  /** Set while the platform's staff look in, who are no members. */
  support: SupportAccess | null;
};

type Entry = OrganizationEntry & { support: SupportAccess | null };

const lookUpEntry = cache(async (slug: string): Promise<Entry | null> => {
  const sessionId = await readSessionCookie();
  const entry = sessionId === null ? null : await findEntry(sessionId, slug);
  if (entry === null) return null;
  const domain = await requestDomain();
  // At a custom domain there is one organisation; every other is as if it did not exist.
  if (domain !== null && entry.organization?.id !== domain.organizationId)
    return { ...entry, organization: null, role: null, support: null };
  const { organization, role, session } = entry;
  if (organization === null || role !== null) return { ...entry, support: null };
  const support = isStaff(session) ? await findSupportAccess(session.id, organization.id) : null;
  if (support === null)
    reportForeignAccess({ organization, userId: session.user.id, origin: await requestOrigin() });
  return { ...entry, support };
});

const openPage = cache(async (slug: string): Promise<WorkspaceContext | null> => {
  const entry = (await lookUpEntry(slug)) ?? (await redirectToSignIn());
  if (requirementOf(entry) !== null)
    redirect(`/account/requirements?organization=${encodeURIComponent(slug)}`);
  const context = await toWorkspaceContext(entry);
  if (context?.support) {
    const [path = "/"] = ((await headers()).get("x-pathname") ?? "/").split("?");
    await recordLook(context, context.support.id, path);
  } else if (context) await notePageView(context);
  return context;
});

/**
 * The organisation of this address for the signed-in member; resolved once a request. Ends with 404
 * for an unknown slug and for somebody else's alike, and sends the signed-out to sign in.
 */
export async function requireOrganization(slug: string): Promise<WorkspaceContext> {
  return (await openPage(slug)) ?? notFound();
}

/**
 * The same for callers that answer for themselves: null when signed out, not a member, or with a sign-in
 * that does not meet the organisation's policy. The platform's staff are no members: what they look at are
 * pages, each of which is recorded.
 */
export async function findOrganization(slug: string): Promise<WorkspaceContext | null> {
  const entry = await lookUpEntry(slug);
  if (entry === null || entry.role === null || requirementOf(entry) !== null) return null;
  return toWorkspaceContext(entry);
}

type Requirement = Exclude<PolicyVerdict, { kind: "admitted" }>;

export type OrganizationRequirement = { organization: { slug: string; name: string }; verdict: Requirement };

/** What keeps a member out of this organisation until it is done; null when nothing does. */
export async function findRequirement(slug: string): Promise<OrganizationRequirement | null> {
  const entry = (await lookUpEntry(slug)) ?? (await redirectToSignIn());
  if (entry.organization === null || entry.role === null) notFound();
  const verdict = requirementOf(entry);
  return verdict && { organization: entry.organization, verdict };
}

/** The one place where an organisation's security policy is enforced: no member's context comes without it. */
function requirementOf({ organization, role, policy, facts }: OrganizationEntry): Requirement | null {
  if (organization === null || role === null) return null;
  const verdict = applySecurityPolicy(policy, facts, readClock());
  return verdict.kind === "admitted" ? null : verdict;
}

async function toWorkspaceContext(entry: Entry): Promise<WorkspaceContext | null> {
  const { session, organization, role, support, policy, facts } = entry;
  if (organization === null) return null;
  const { id, name, email, timeZone } = session.user;
  const origin = await requestOrigin();
  const context =
    role !== null
      ? memberContext({ organization, user: { id, name, email }, role, origin })
      : support && staffContext(organization, staffActor(session, support.reason), origin);
  if (context === null) return null;
  return {
    ...context,
    support,
    organization: { name: organization.name, timeZone: organization.timeZone },
    subscription: organization.subscription,
    viewer: {
      id,
      name,
      email,
      timeZone,
      sessionId: session.id,
      signInMethod: facts.method,
      setUpTwoFactorBy: facts.hasSecondFactor ? null : policy.requireTwoFactorFrom,
    },
  };
}
