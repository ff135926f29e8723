import "server-only";
import { now as readClock } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";
import { SESSION_IDLE_MILLISECONDS } from "./session-policy";
import type { TokenPurpose } from "./token-policy";
import { findTokenOwner, type LinkTarget } from "./tokens";

export type SessionListItem = {
  id: string;
  createdAt: Date;
  lastUsedAt: Date;
  expiresAt: Date;
  ipAddress: string | null;
  userAgent: string | null;
  method: string;
  secondFactorAt: Date | null;
};

/** A person's live sessions, the last used first. */
export async function listSessionsOf(userId: string): Promise<SessionListItem[]> {
  const now = readClock();
  return withPlatform("list a person's sessions", (transaction) =>
    transaction.session.findMany({
      where: {
        userId,
        revokedAt: null,
        expiresAt: { gt: now },
        lastUsedAt: { gt: new Date(now.getTime() - SESSION_IDLE_MILLISECONDS) },
      },
      select: {
        id: true,
        createdAt: true,
        lastUsedAt: true,
        expiresAt: true,
        ipAddress: true,
        userAgent: true,
        method: true,
        secondFactorAt: true,
      },
      orderBy: [{ lastUsedAt: "desc" }, { id: "desc" }],
    }),
  );
}

/** Whose mailed link this is while it works; null for a dead or invented one. */
export async function findLinkOwner(purpose: TokenPurpose, token: string): Promise<LinkTarget | null> {
  return withPlatform("look at a mailed link", (transaction) => findTokenOwner(transaction, purpose, token));
}
