import "server-only";
import type { z } from "zod";
import { now } from "@/lib/core/clock";
import type { RequestOrigin } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { withPlatform } from "@/lib/db/with-platform";
import { findArticle } from "./articles";
import { limitHelp } from "./limits";
import type { HelpfulInput } from "./schema";

const LOCALE = "en";

/** Counts whether an article helped: a number a day, nothing about who said so. */
export async function countHelpful(
  { slug, helpful }: z.output<typeof HelpfulInput>,
  origin: RequestOrigin,
): Promise<void> {
  if (findArticle(slug) === null) throw notFound("article");
  await limitHelp("feedback", origin);
  const day = new Date(now().toISOString().slice(0, 10));
  const added = helpful ? { helpful: 1 } : { unhelpful: 1 };
  await withPlatform("count whether an article helped", (transaction) =>
    transaction.helpFeedback.upsert({
      where: { slug_locale_day: { slug, locale: LOCALE, day } },
      create: { slug, locale: LOCALE, day, ...added },
      update: helpful ? { helpful: { increment: 1 } } : { unhelpful: { increment: 1 } },
    }),
  );
}

export type ArticleVerdict = { slug: string; helpful: number; unhelpful: number };

/** What readers said of each article, those that helped least first. */
export async function listVerdicts(): Promise<ArticleVerdict[]> {
  const rows = await withPlatform("read whether articles helped", (transaction) =>
    transaction.helpFeedback.groupBy({ by: ["slug"], _sum: { helpful: true, unhelpful: true } }),
  );
  return rows
    .map(({ slug, _sum }) => ({ slug, helpful: _sum.helpful ?? 0, unhelpful: _sum.unhelpful ?? 0 }))
    .sort((one, other) => other.unhelpful - one.unhelpful || one.helpful - other.helpful);
}
