import "server-only";
import { revokeSession } from "@/lib/accounts/mutations/revoke-sessions";
import type { OrganizationContext, RequestOrigin } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import { reportError } from "@/lib/observability/error-tracking";
import { findConnection, type StoredConnection } from "@/lib/single-sign-on/connection";
import { findSignOnDomain } from "@/lib/single-sign-on/find-way";
import { comeBack, setOut, type Ticket } from "@/lib/single-sign-on/journey";
import { recordFailedTest, recordTest } from "@/lib/single-sign-on/mutations/record-test";
import { reportRefusedSso, signInWithSso } from "@/lib/single-sign-on/mutations/sign-in-with-sso";
import { SSO_REFUSALS, type SsoRefusal } from "@/lib/single-sign-on/refusals";
import { destinationOf } from "./destination";
import { findOrganization } from "./organization-context";
import { writePendingCookie } from "./pending-cookie";
import { requestOrigin } from "./request-origin";
import { findSession } from "./session";
import { writeSessionCookie } from "./session-cookie";
import { takeSsoCookie, writeSsoCookie } from "./sso-cookie";

/** Where somebody with this address goes to sign in with their organisation's provider. */
export async function singleSignOnAddress(
  { email, callbackUrl }: { email: string; callbackUrl: string },
  origin: RequestOrigin,
): Promise<string> {
  const found = await findSignOnDomain(email);
  const connection = found && (await findConnection(found.organizationId));
  if (connection === null) throw new AppError("CONFLICT", SSO_REFUSALS["sso-unavailable"]);
  const { address, ticket } = await setOut(connection, { purpose: "sign-in", email }, origin);
  await writeSsoCookie({ ...ticket, callbackUrl });
  return address;
}

/** Where a connection is tested by a real sign-in of whoever set it up; back to the settings when it cannot be. */
export async function testAddress(context: OrganizationContext): Promise<string> {
  requirePermission(context, "organization.update");
  const { organizationId, organizationSlug, actor, origin } = context;
  const connection = await findConnection(organizationId);
  if (connection === null) return settingsPath(organizationSlug);
  try {
    const { address, ticket } = await setOut(
      connection,
      { purpose: "test", email: actor.kind === "user" ? actor.email : null },
      origin,
    );
    await writeSsoCookie({ ...ticket, callbackUrl: "" });
    return address;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await recordFailedTest(context, connection.id, error.message);
    return settingsPath(organizationSlug, "failed");
  }
}

/**
 * Decides what follows a provider's answer: a path of ours, with the session in its cookie, or the sign-in
 * page with the code of the refusal.
 */
export async function answerSingleSignOn(organizationId: string, answer: URLSearchParams): Promise<string> {
  const origin = await requestOrigin();
  try {
    const journey = await takeSsoCookie();
    const connection = isId(organizationId) ? await findConnection(organizationId) : null;
    // An answer of one organisation's provider is no answer to another's question.
    if (journey === null || journey.connectionId !== connection?.id) return refusalPath("sso-expired");
    return journey.purpose === "test"
      ? await answerTest(connection, journey, answer, origin)
      : await answerSignIn(connection, journey, answer, origin);
  } catch (error) {
    const isLimit = error instanceof AppError && error.code === "RATE_LIMITED";
    if (!isLimit) await reportError(error, { requestId: origin.requestId, where: "single sign-on" });
    return refusalPath(isLimit ? "sso-too-many" : "sso-failed");
  }
}

async function answerSignIn(
  connection: StoredConnection,
  journey: Ticket & { callbackUrl: string },
  answer: URLSearchParams,
  origin: RequestOrigin,
): Promise<string> {
  const result = await comeBack(connection, { ticket: journey, answer }, origin);
  if (result.kind === "refused") {
    reportRefusedSso(connection, result.code, origin);
    return refusalPath(result.code);
  }
  const outcome = await signInWithSso(connection, result.claims, origin);
  const { callbackUrl } = journey;
  switch (outcome.kind) {
    case "refused":
      return refusalPath(outcome.code);
    case "second-step":
      await writePendingCookie(outcome.pendingSignInId, "lax");
      return callbackUrl === ""
        ? "/second-step"
        : `/second-step?callbackUrl=${encodeURIComponent(callbackUrl)}`;
    case "signed-in": {
      // The session that was there before would stay open, unseen by the browser that held it.
      const earlier = await findSession();
      if (earlier !== null) await revokeSession(earlier, earlier.id, origin);
      await writeSessionCookie(outcome.sessionId);
      return destinationOf(outcome.userId, callbackUrl || `/${connection.organization.slug}/dashboard`);
    }
  }
}

async function answerTest(
  connection: StoredConnection,
  ticket: Ticket,
  answer: URLSearchParams,
  origin: RequestOrigin,
): Promise<string> {
  const { slug } = connection.organization;
  const context = await findOrganization(slug);
  if (context === null) return refusalPath("sso-expired");
  const result = await comeBack(connection, { ticket, answer }, origin);
  if (result.kind === "refused") {
    await recordFailedTest(context, connection.id, result.detail);
    return settingsPath(slug, "failed");
  }
  return settingsPath(slug, await recordTest(context, connection, result.claims));
}

function settingsPath(slug: string, test?: string): string {
  return `/${slug}/settings/single-sign-on${test === undefined ? "" : `?test=${test}`}`;
}

function refusalPath(code: SsoRefusal): string {
  return `/sign-in?error=${code}`;
}
