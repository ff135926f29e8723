import "server-only";
import { sessionState } from "@/lib/accounts/session-policy";
import { now } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { withPlatform } from "@/lib/db/with-platform";
import { logger } from "@/lib/observability/logger";

/** Who holds a stream open, as it was authorised when it opened. */
export type StreamHolder = { sessionId: string; userId: string; organizationId: string; role: string };

type OpenStream = { holder: StreamHolder; close: () => void };

const STREAMS_PER_USER = 12;
const STREAMS_PER_PROCESS = 2_000;
const RECHECK_INTERVAL_MILLISECONDS = 3_000;

const streams = new Set<OpenStream>();
let timer: NodeJS.Timeout | undefined;

// A stream that stays open would keep the server from ending.
process.once("SIGTERM", () => {
  for (const stream of [...streams]) stream.close();
});

/**
 * Registers an open stream, whose right to be open is checked again every few seconds.
 * @returns the function that takes it off the list
 */
export function registerStream(holder: StreamHolder, close: () => void): () => void {
  const own = [...streams].filter((stream) => stream.holder.userId === holder.userId).length;
  if (own >= STREAMS_PER_USER)
    throw new AppError("RATE_LIMITED", "Too many pages are open.", { retryAfterSeconds: 30 });
  if (streams.size >= STREAMS_PER_PROCESS)
    throw new AppError("UNAVAILABLE", "Too many pages are open.", { retryAfterSeconds: 30 });
  const stream = { holder, close };
  streams.add(stream);
  scheduleRecheck();
  return () => void streams.delete(stream);
}

function scheduleRecheck(): void {
  timer ??= setTimeout(() => void recheck(), RECHECK_INTERVAL_MILLISECONDS).unref();
}

async function recheck(): Promise<void> {
  try {
    await closeUnauthorizedStreams();
  } catch (error) {
    // Who may no longer listen cannot be told now: nobody keeps listening on the old word.
    logger.warn({ err: error }, "live streams could not be checked and were closed");
    for (const stream of [...streams]) stream.close();
  }
  timer = undefined;
  if (streams.size > 0) scheduleRecheck();
}

type StandingRow = {
  session_id: string;
  organization_id: string;
  role: string;
  last_used_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
};

/** Ends the streams whose session or membership ended or whose role changed: one statement for all of them. */
export async function closeUnauthorizedStreams(): Promise<void> {
  const open = [...streams];
  if (open.length === 0) return;
  const rows = await withPlatform(
    "recheck live streams",
    (transaction) => transaction.$queryRaw<StandingRow[]>`
      SELECT session.id AS session_id, membership.organization_id, membership.role,
        session.last_used_at, session.expires_at, session.revoked_at
      FROM unnest(${open.map(({ holder }) => holder.sessionId)}::uuid[],
                  ${open.map(({ holder }) => holder.organizationId)}::uuid[]) AS held (session_id, organization_id)
      JOIN sessions AS session ON session.id = held.session_id
      JOIN memberships AS membership
        ON membership.user_id = session.user_id AND membership.organization_id = held.organization_id
      JOIN organizations ON organizations.id = held.organization_id AND organizations.deleted_at IS NULL`,
  );
  const at = now();
  const standing = new Set(
    rows
      .filter(
        (row) =>
          sessionState(
            { lastUsedAt: row.last_used_at, expiresAt: row.expires_at, revokedAt: row.revoked_at },
            at,
          ) === "active",
      )
      .map((row) => `${row.session_id} ${row.organization_id} ${row.role}`),
  );
  for (const { holder, close } of open)
    if (!standing.has(`${holder.sessionId} ${holder.organizationId} ${holder.role}`)) close();
}
