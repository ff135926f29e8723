import type { z } from "zod";
import type { ArticleFields, RecordingFields } from "./schema";

/** An article as it was read: `body` is Markdown without a heading of the first level. */
export type Article = z.output<typeof ArticleFields> & { slug: string; body: string; summary: string };

export type ArticleSummary = Pick<Article, "slug" | "title" | "summary">;

/** A film of the product itself: `transcript` is Markdown, the rest addresses of its files. */
export type Recording = z.output<typeof RecordingFields> & {
  slug: string;
  transcript: string;
  film: string;
  captions: string;
  poster: string;
};

export type GlossaryTerm = {
  id: string;
  name: string;
  /** Short forms and other names. */
  aliases: readonly string[];
  /** The article or clause that says it. */
  citation: string;
  definition: string;
  regulation: Regulation;
};

export type Regulation = { key: string; name: string };

export type HelpHit = {
  /** An article's slug, or `glossary#` and the id of a term. */
  slug: string;
  title: string;
  section: string;
  /** Of 0 to 1: how much of what was asked the hit answers. */
  score: number;
  excerpt: string;
};

export type HelpAnswer = {
  hits: readonly HelpHit[];
  /** What was searched for instead of a misspelt word; null where nothing was corrected. */
  corrected: string | null;
  /** Where nothing answers: the articles that come closest. */
  closest: readonly HelpHit[];
};
