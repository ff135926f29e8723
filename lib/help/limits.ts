import "server-only";
import { addressBlock } from "@/lib/accounts/address-block";
import type { RequestOrigin } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { consumeRateLimit } from "@/lib/rate-limit/consume";

/** By the sender's address: help has readers without an account. */
const LIMITS = {
  /** Each typed letter may search. */
  search: { limit: 300, windowSeconds: 60 },
  feedback: { limit: 30, windowSeconds: 3_600 },
  "missed-search": { limit: 30, windowSeconds: 3_600 },
} as const;

export async function isWithinHelpLimit(name: keyof typeof LIMITS, origin: RequestOrigin): Promise<boolean> {
  const key = addressBlock(origin.ipAddress);
  return (await consumeRateLimit({ name: `help-${name}:address`, key, ...LIMITS[name] })).allowed;
}

/** Throws RATE_LIMITED when this sender did the thing too often. */
export async function limitHelp(name: keyof typeof LIMITS, origin: RequestOrigin): Promise<void> {
  if (!(await isWithinHelpLimit(name, origin)))
    throw new AppError("RATE_LIMITED", "Too many requests. Try again in a few minutes.");
}
