import "server-only";
import { limitByAddress } from "@/lib/accounts/account-limits";
import type { RequestOrigin } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { logger } from "@/lib/observability/logger";
import { openAttempt, spendAttempt, type AttemptPurpose } from "./attempts";
import { redirectUriOf, type StoredConnection } from "./connection";
import type { Claims } from "./oidc/claims";
import { ProviderUnreachable } from "./oidc/guarded-fetch";
import { beginJourney, finishJourney, type JourneySecrets } from "./oidc/journey";
import { discover, UnusableProvider } from "./oidc/provider";
import type { SsoRefusal } from "./refusals";

/** What the browser keeps while its person is at the provider. */
export type Ticket = JourneySecrets & { attemptId: string; connectionId: string; purpose: AttemptPurpose };

export type Answer =
  | { kind: "proven"; claims: Claims }
  /** `detail` is for those who set the connection up. */
  | { kind: "refused"; code: SsoRefusal; detail: string };

/** Where to send somebody's browser, and what it has to bring back. */
export async function setOut(
  connection: StoredConnection,
  { purpose, email }: { purpose: AttemptPurpose; email: string | null },
  origin: RequestOrigin,
): Promise<{ address: string; ticket: Ticket }> {
  await limitByAddress("single-sign-on", origin);
  const provider = await discover(connection.settings).catch((error: unknown) => {
    throw new AppError("UNAVAILABLE", `The sign-in provider cannot be used. ${explain(error)}`, {
      cause: error,
    });
  });
  const { address, secrets } = await beginJourney(provider, {
    redirectUri: redirectUriOf(connection.organization.id),
    email,
  });
  const attemptId = await openAttempt(connection.organization.id, purpose);
  return { address, ticket: { ...secrets, attemptId, connectionId: connection.id, purpose } };
}

/** What a provider's answer is worth. The attempt is used up by it in any case. */
export async function comeBack(
  connection: StoredConnection,
  { ticket, answer }: { ticket: Ticket; answer: URLSearchParams },
  origin: RequestOrigin,
): Promise<Answer> {
  await limitByAddress("single-sign-on", origin);
  if (!(await spendAttempt(ticket.attemptId, connection.organization.id, ticket.purpose)))
    return { kind: "refused", code: "sso-expired", detail: "The answer came too late or twice." };
  try {
    const provider = await discover(connection.settings);
    const redirectUri = redirectUriOf(connection.organization.id);
    return {
      kind: "proven",
      claims: await finishJourney(provider, { answer, secrets: ticket, redirectUri }),
    };
  } catch (error) {
    const detail = explain(error);
    logger.warn({ organizationId: connection.organization.id, detail }, "single sign-on refused");
    return {
      kind: "refused",
      code: error instanceof ProviderUnreachable ? "sso-unreachable" : "sso-failed",
      detail,
    };
  }
}

/** Words of our own and codes alone: a provider's text may say anything. */
function explain(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof ProviderUnreachable ? error.cause : error;
  if (cause instanceof ProviderUnreachable || cause instanceof UnusableProvider) return cause.message;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const said = cause instanceof Error && code.startsWith("OAUTH_") ? `: ${cause.message}` : "";
  return `Its answer was not accepted (${code || "unexpected content"})${said}.`.slice(0, 400);
}
