import "server-only";
import { allArticles } from "./articles";
import { onceForLocale } from "./content";
import { allTerms } from "./glossary";
import { LONGEST_HELP_QUERY } from "./schema";
import { articleDocument, termDocument } from "./search/documents";
import { excerptOf } from "./search/excerpt";
import { indexDocuments, type HelpIndex } from "./search/index-documents";
import { LEAST_SCORE, rank, type Ranked } from "./search/rank";
import { readQuery } from "./search/read-query";
import type { HelpAnswer, HelpHit } from "./types";

const CLOSEST = 3;
/** What answers less than this share of what the first hit does would only be noise below it. */
const LEAST_OF_FIRST = 0.5;

const helpIndex = onceForLocale((locale) =>
  indexDocuments([...allArticles(locale).map(articleDocument), ...allTerms(locale).map(termDocument)]),
);

/** What answers a question; nothing where nothing does, with what comes closest. */
export function searchHelp(query: string, { limit }: { limit: number }): HelpAnswer {
  const index = helpIndex();
  const { words, corrected } = readQuery(query.slice(0, LONGEST_HELP_QUERY), index);
  const ranked = rank(words, index);
  const asked = words.flatMap(({ stems }) => [...stems.keys()]);
  const hit = toHit(index, asked);
  const first = ranked[0]?.score ?? 0;
  const isAnswered = first >= LEAST_SCORE;
  const good = ranked.filter(({ score }) => score >= LEAST_OF_FIRST * first);
  return {
    hits: isAnswered ? good.slice(0, limit).map(hit) : [],
    corrected,
    closest: isAnswered ? [] : ranked.slice(0, CLOSEST).map(hit),
  };
}

function toHit({ documents }: HelpIndex, asked: readonly string[]) {
  return ({ slug, score }: Ranked): HelpHit => {
    const document = documents.get(slug);
    if (!document) throw new Error(`The index has lost ${slug}.`);
    return {
      slug,
      title: document.title,
      section: document.section,
      score,
      excerpt: excerptOf(document.body, asked),
    };
  };
}
