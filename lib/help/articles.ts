import "server-only";
import { onceForLocale, readContentFolder } from "./content";
import { parseArticle } from "./parse-article";
import { HELP_SECTION_KEYS, type HelpSection } from "./sections";
import type { Article, ArticleSummary } from "./types";

const RELATED_ARTICLES = 4;
const FALLBACK_SECTION: HelpSection = "getting-started";

/** Every article, in the order of sections and titles. */
export const allArticles = onceForLocale((locale): readonly Article[] =>
  readContentFolder(locale, "articles")
    .map(({ name, text }) => parseArticle(name, text))
    .sort(
      (one, other) =>
        HELP_SECTION_KEYS.indexOf(one.section) - HELP_SECTION_KEYS.indexOf(other.section) ||
        one.title.localeCompare(other.title),
    ),
);

export function findArticle(slug: string): Article | null {
  return allArticles().find((article) => article.slug === slug) ?? null;
}

export function articlesOfSection(section: HelpSection): readonly Article[] {
  return allArticles().filter((article) => article.section === section);
}

/** The articles about a page, by its id in the navigation; those for beginners where there is none. */
export function articlesOfArea(area: string): ArticleSummary[] {
  const about = allArticles().filter((article) => article.area.includes(area));
  return (about.length > 0 ? about : articlesOfSection(FALLBACK_SECTION)).map(toSummary);
}

/** What a reader of this article is likely to want next: what it links to, then what shares its page and words. */
export function relatedArticles(article: Article): ArticleSummary[] {
  return allArticles()
    .filter(({ slug }) => slug !== article.slug)
    .map((other) => ({ other, nearness: nearness(article, other) }))
    .filter((each) => each.nearness > 0)
    .sort((one, next) => next.nearness - one.nearness)
    .slice(0, RELATED_ARTICLES)
    .map(({ other }) => toSummary(other));
}

function nearness(article: Article, other: Article): number {
  const links =
    article.body.includes(`](/help/${other.slug})`) || article.body.includes(`](/help/${other.slug}#`);
  const areas = other.area.filter((area) => article.area.includes(area)).length;
  const keywords = other.keywords.filter((keyword) => article.keywords.includes(keyword)).length;
  return (links ? 10 : 0) + areas * 2 + keywords + (other.section === article.section ? 1 : 0);
}

function toSummary({ slug, title, summary }: Article): ArticleSummary {
  return { slug, title, summary };
}
