import "server-only";
import { now } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";

/** Gives back what calls reserved that died before they settled. Returns how many. */
export async function releaseAbandonedReservations(): Promise<number> {
  return withPlatform(
    "give back abandoned reservations of tokens",
    (transaction) =>
      transaction.$executeRaw`
        WITH released AS (
          UPDATE token_reservations SET state = 'released'
           WHERE state = 'open' AND expires_at < ${now()}::timestamptz
          RETURNING organization_id, month, tokens, micros
        ), totals AS (
          SELECT organization_id, month, sum(tokens) AS tokens, sum(micros) AS micros FROM released
           GROUP BY organization_id, month
        )
        UPDATE token_usage AS usage SET reserved_tokens = reserved_tokens - totals.tokens,
          reserved_micros = reserved_micros - totals.micros
          FROM totals WHERE usage.organization_id = totals.organization_id AND usage.month = totals.month`,
  );
}
