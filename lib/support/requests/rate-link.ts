import "server-only";
import { timingSafeEqual } from "node:crypto";
import { isId } from "@/lib/core/ids";
import { keyedHash } from "@/lib/crypto/keyed-hash";
import { env } from "@/lib/env";

const LIFETIME_MILLISECONDS = 30 * 24 * 60 * 60_000;

/** Whose link it is, and about which request. */
export type RateLink = { organizationId: string; ticketId: string; userId: string };

/** The address of the page on which somebody says how a request was handled. Nothing is stored. */
export function rateUrl(link: RateLink, at: Date): string {
  const content = [
    link.organizationId,
    link.ticketId,
    link.userId,
    at.getTime() + LIFETIME_MILLISECONDS,
  ].join(".");
  const token = `${Buffer.from(content).toString("base64url")}.${signatureOf(content)}`;
  return new URL(`/rate/${token}`, env.APP_URL).href;
}

/** What a token allows at this instant; null for one that is forged, altered or too old. */
export function readRateToken(token: string, at: Date): RateLink | null {
  const [encoded = "", signature = ""] = token.split(".");
  const content = Buffer.from(encoded, "base64url").toString("utf8");
  const [given, expected] = [Buffer.from(signature), Buffer.from(signatureOf(content))];
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const [organizationId = "", ticketId = "", userId = "", expires = ""] = content.split(".");
  if (![organizationId, ticketId, userId].every(isId) || Number(expires) <= at.getTime()) return null;
  return { organizationId, ticketId, userId };
}

function signatureOf(content: string): string {
  return keyedHash("support rate link", content).toString("base64url");
}
