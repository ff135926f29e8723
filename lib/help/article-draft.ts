import { headingId } from "./headings";
import type { HelpHit } from "./types";

type Draft = { query: string; closest: readonly Pick<HelpHit, "slug" | "title">[]; today: string };

/** The name under which a draft is saved: the words of the question. */
export function draftSlug(query: string): string {
  return headingId(query).slice(0, 60).replace(/-+$/, "") || "new-article";
}

/** An article to be written, as a file with its fields filled in as far as they are known. */
export function articleDraft({ query, closest, today }: Draft): string {
  const question = query.slice(0, 1).toUpperCase() + query.slice(1);
  const links = closest.filter(({ slug }) => !slug.includes("#"));
  return [
    "---",
    `title: ${question}`,
    "kind: question",
    "section: getting-started",
    "area:",
    `aliases: ${query}; second alias; third alias; fourth alias`,
    "keywords:",
    `updated: ${today}`,
    "---",
    "",
    "Answer in the first sentence. Then the steps, with the **Names** of pages and buttons as they are shown.",
    "",
    ...(links.length > 0 ? ["What comes closest today:", ""] : []),
    ...links.map(({ slug, title }) => `- [${title}](/help/${slug})`),
    "",
  ].join("\n");
}
