import { headingsOf, plainText } from "../headings";
import { HELP_SECTIONS } from "../sections";
import type { Article, GlossaryTerm } from "../types";

/** What is searched: an article, or a term of the glossary. */
export type HelpDocument = {
  slug: string;
  title: string;
  section: string;
  aliases: readonly string[];
  keywords: string;
  headings: string;
  body: string;
};

export function articleDocument(article: Article): HelpDocument {
  return {
    slug: article.slug,
    title: article.title,
    section: HELP_SECTIONS[article.section].title,
    aliases: article.aliases,
    keywords: article.keywords.join(" "),
    headings: headingsOf(article.body)
      .map(({ text }) => text)
      .join(" "),
    body: plainText(article.body),
  };
}

export function termDocument(term: GlossaryTerm): HelpDocument {
  const names = [term.name, ...term.aliases];
  return {
    slug: `glossary#${term.id}`,
    title: term.name,
    section: "Glossary",
    aliases: names.map((name) => `${name} meaning definition`),
    keywords: "",
    headings: "",
    body: plainText(term.definition),
  };
}
