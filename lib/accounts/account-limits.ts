import "server-only";
import type { RequestOrigin } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { consumeRateLimit } from "@/lib/rate-limit/consume";
import { addressBlock } from "./address-block";

const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 3_600;

type Limit = { limit: number; windowSeconds: number };

/** Per sender's address: generous enough for an office behind one address. */
const BY_ADDRESS = {
  "sign-in": { limit: 30, windowSeconds: 5 * MINUTE_SECONDS },
  "sign-up": { limit: 20, windowSeconds: HOUR_SECONDS },
  "send-link": { limit: 20, windowSeconds: HOUR_SECONDS },
  "use-link": { limit: 30, windowSeconds: 5 * MINUTE_SECONDS },
  "second-step": { limit: 30, windowSeconds: 5 * MINUTE_SECONDS },
  /** Each makes us ask a provider that somebody else runs. */
  "single-sign-on": { limit: 60, windowSeconds: 5 * MINUTE_SECONDS },
  "sign-on-way": { limit: 120, windowSeconds: 5 * MINUTE_SECONDS },
  /** An open sign-in page asks anew every few minutes. */
  "passkey-challenge": { limit: 300, windowSeconds: 5 * MINUTE_SECONDS },
} as const satisfies Record<string, Limit>;

/** Per target: nobody's mailbox is ours to fill. */
const BY_TARGET = {
  "sign-up": { limit: 5, windowSeconds: HOUR_SECONDS },
  "send-link": { limit: 5, windowSeconds: HOUR_SECONDS },
  /** Each organisation may send a hundred invitations an hour. */
  "create-organization": { limit: 10, windowSeconds: HOUR_SECONDS },
  "own-password": { limit: 10, windowSeconds: 15 * MINUTE_SECONDS },
  "export-account": { limit: 5, windowSeconds: HOUR_SECONDS },
  "brand-image": { limit: 60, windowSeconds: HOUR_SECONDS },
  "check-domain": { limit: 60, windowSeconds: HOUR_SECONDS },
  /** Each costs the operator a text message, and wakes whoever has the number. */
  "phone-code": { limit: 5, windowSeconds: HOUR_SECONDS },
  "confirm-factor": { limit: 10, windowSeconds: 15 * MINUTE_SECONDS },
  /** Beyond the lock-out: a year of guessing at this pace finds a code with a chance of one in twenty. */
  "second-step": { limit: 50, windowSeconds: 24 * HOUR_SECONDS },
} as const satisfies Record<string, Limit>;

/** Throws RATE_LIMITED when this sender did the thing too often. */
export async function limitByAddress(name: keyof typeof BY_ADDRESS, origin: RequestOrigin): Promise<void> {
  await limit(`${name}:address`, addressBlock(origin.ipAddress), BY_ADDRESS[name]);
}

/** Throws RATE_LIMITED when the thing was done too often to this address or account. */
export async function limitByTarget(name: keyof typeof BY_TARGET, target: string): Promise<void> {
  await limit(`${name}:target`, target.toLowerCase(), BY_TARGET[name]);
}

async function limit(name: string, key: string, rule: Limit): Promise<void> {
  const { allowed, retryAfterSeconds } = await consumeRateLimit({ name, key, ...rule });
  if (allowed) return;
  const minutes = Math.max(1, Math.ceil(retryAfterSeconds / MINUTE_SECONDS));
  throw new AppError(
    "RATE_LIMITED",
    `Too many attempts. Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`,
    { retryAfterSeconds },
  );
}
