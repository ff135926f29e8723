import "server-only";
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { decode, encode } from "next-auth/jwt";
import { cookies } from "next/headers";
import { z } from "zod";
import { notFound } from "@/lib/core/errors";
import { domainOrigin } from "@/lib/custom-domains/address";
import { findServedDomain, type ServedDomain } from "@/lib/custom-domains/served-domain";
import type { OpenDomainInput } from "@/lib/custom-domains/schema";
import { env } from "@/lib/env";
import { safeRedirectPath } from "@/lib/security-headers/safe-redirect";
import { findOrganization } from "./organization-context";
import type { ActiveSession } from "./session";
import { writeDomainSessionCookie } from "./session-cookie";

// Nobody types a password at a custom domain: whoever its records lead to could read along. People sign in at the
// installation's own address and bring a ticket back, which only the browser that set out can use.

const NONCE_BYTES = 32;
const VISIT_MAX_AGE_SECONDS = 30 * 60;
const TICKET_MAX_AGE_SECONDS = 60;

/** Keys of their own, for each domain: what was made for one opens at no other. */
const visitSalt = ({ id }: ServedDomain) => `regulix:custom-domain-visit:${id}`;
const ticketSalt = ({ id }: ServedDomain) => `regulix:custom-domain-ticket:${id}`;

const Visit = z.object({ nonce: z.string(), destination: z.string() });
const Ticket = z.object({ sessionId: z.uuid(), state: z.string() });

function visitCookie() {
  const secure = env.APP_URL.startsWith("https:");
  return {
    name: secure ? "__Host-regulix.visit" : "regulix.visit",
    // Not strict: the browser comes back from the installation's address.
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  };
}

/** At the custom domain: remembers in this browser where somebody wants to go; answers where they sign in. */
export async function beginVisit(domain: ServedDomain, wanted: string | null): Promise<string> {
  const nonce = randomBytes(NONCE_BYTES).toString("base64url");
  const destination = safeRedirectPath(wanted, homeOf(domain));
  const { name, options } = visitCookie();
  const value = await encode({
    token: { nonce, destination },
    secret: env.AUTH_SECRET,
    salt: visitSalt(domain),
    maxAge: VISIT_MAX_AGE_SECONDS,
  });
  (await cookies()).set(name, value, { ...options, maxAge: VISIT_MAX_AGE_SECONDS });
  const address = new URL("/custom-domain", env.APP_URL);
  address.searchParams.set("host", domain.hostName);
  address.searchParams.set("state", stateOf(nonce));
  return address.href;
}

/** At the installation's address: where a signed-in member goes on with a ticket for the browser that set out. */
export async function openDomain(session: ActiveSession, { host, state }: OpenDomainInput): Promise<string> {
  const domain = await findServedDomain(host);
  const context = domain && (await findOrganization(domain.organizationSlug));
  if (domain === null || context?.organizationId !== domain.organizationId) throw notFound("domain");
  const ticket = await encode({
    token: { sessionId: session.id, state },
    secret: env.AUTH_SECRET,
    salt: ticketSalt(domain),
    maxAge: TICKET_MAX_AGE_SECONDS,
  });
  const address = new URL("/api/custom-domain/enter", domainOrigin(domain.hostName));
  address.searchParams.set("ticket", ticket);
  return address.href;
}

/** Back at the custom domain: the path to go on to, signed in; null where this browser did not ask for the ticket. */
export async function finishVisit(domain: ServedDomain, ticketText: string | null): Promise<string | null> {
  const { name, options } = visitCookie();
  const jar = await cookies();
  const visit = Visit.safeParse(await open(jar.get(name)?.value, visitSalt(domain))).data;
  const ticket = Ticket.safeParse(await open(ticketText, ticketSalt(domain))).data;
  if (!visit || !ticket || !isSame(ticket.state, stateOf(visit.nonce))) return null;
  // Good for one entry: without it the ticket is worth nothing, also to this browser.
  jar.delete({ name, ...options });
  await writeDomainSessionCookie(ticket.sessionId, domain.id);
  return visit.destination;
}

function homeOf({ organizationSlug }: ServedDomain): string {
  return `/${organizationSlug}/dashboard`;
}

async function open(token: string | null | undefined, salt: string): Promise<unknown> {
  if (!token) return null;
  // next-auth throws on a token that was tampered with, expired or made with another key.
  return decode({ token, secret: env.AUTH_SECRET, salt }).catch(() => null);
}

function stateOf(nonce: string): string {
  return createHash("sha256").update(nonce).digest("base64url");
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
