import "server-only";
import type { RequestOrigin } from "@/lib/core/context";
import { withPlatform } from "@/lib/db/with-platform";
import { isWithinHelpLimit } from "./limits";
import { keptQuery } from "./missed-query";

const LOCALE = "en";
/** So that nobody can fill the table: beyond it only what is known already is counted. */
const MOST_KEPT = 5_000;
const KEPT_DAYS = 90;

/** Notes that nothing answered a search, for whoever writes the articles. Never fails the search. */
export async function noteMissedSearch(query: string, origin: RequestOrigin): Promise<void> {
  const kept = keptQuery(query);
  if (kept === null || !(await isWithinHelpLimit("missed-search", origin))) return;
  await withPlatform("note a search without an answer", async (transaction) => {
    const known = await transaction.helpMissedSearch.count();
    await transaction.$executeRaw`
      INSERT INTO help_missed_searches AS kept (query, locale)
      SELECT ${kept}, ${LOCALE} WHERE ${known} < ${MOST_KEPT}
        OR EXISTS (SELECT FROM help_missed_searches WHERE query = ${kept} AND locale = ${LOCALE})
      ON CONFLICT (query, locale) DO UPDATE SET searches = kept.searches + 1, last_at = now()`;
  });
}

export type MissedSearch = { query: string; searches: number; firstAt: Date; lastAt: Date };

/** What was asked most without an answer. */
export async function listMissedSearches(limit: number): Promise<MissedSearch[]> {
  return withPlatform("list searches without an answer", (transaction) =>
    transaction.helpMissedSearch.findMany({
      where: { locale: LOCALE },
      select: { query: true, searches: true, firstAt: true, lastAt: true },
      orderBy: [{ searches: "desc" }, { lastAt: "desc" }],
      take: limit,
    }),
  );
}

/** Takes a search off the list: an article answers it now, or never should. */
export async function dismissMissedSearch(query: string): Promise<void> {
  await withPlatform("dismiss a search without an answer", (transaction) =>
    transaction.helpMissedSearch.deleteMany({ where: { query, locale: LOCALE } }),
  );
}

/** Removes what nobody has asked for a long time. */
export async function pruneMissedSearches(): Promise<number> {
  return withPlatform(
    "prune searches without an answer",
    (transaction) =>
      transaction.$executeRaw`
        DELETE FROM help_missed_searches WHERE last_at < now() - make_interval(days => ${KEPT_DAYS})`,
  );
}
