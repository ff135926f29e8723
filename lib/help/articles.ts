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

/**
 * The articles about a page, by its id in the navigation and its path below the organisation: those that lead to the
 * very page come first, then those that lead to one above it. Those for beginners where there is none.
 */
export function articlesOfPage(area: string, path: string): ArticleSummary[] {
  const about = allArticles()
    .map((article) => ({ article, depth: depthOfLink(article, path) }))
    .filter(({ article, depth }) => article.area.includes(area) || depth > 1)
    .sort((one, other) => other.depth - one.depth)
    .map(({ article }) => article);
  return (about.length > 0 ? about : articlesOfSection(FALLBACK_SECTION)).map(toSummary);
}

/** How deep below the organisation the deepest page lies that an article links to, of this page and those above it. */
function depthOfLink({ body }: Article, path: string): number {
  const links = [...body.matchAll(/\]\(\/\[organization\](\/[^)#?]+)/g)].map(([, link = ""]) => link);
  const above = links.filter((link) => path === link || path.startsWith(`${link}/`));
  return Math.max(0, ...above.map((link) => link.split("/").length - 1));
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
