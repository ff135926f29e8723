import { z } from "zod";
import { splitFrontMatter } from "./front-matter";
import { plainText } from "./headings";
import { ArticleFields } from "./schema";
import type { Article } from "./types";

const LONGEST_SUMMARY = 180;

/** An article from the text of its file; throws what is wrong with it, by the file's name. */
export function parseArticle(slug: string, text: string): Article {
  const { fields, body } = splitFrontMatter(text);
  const parsed = ArticleFields.safeParse(fields);
  if (!parsed.success) throw new Error(`${slug}.md: ${z.prettifyError(parsed.error)}`);
  return { ...parsed.data, slug, body, summary: summaryOf(body) };
}

/** The first paragraph, as far as whole sentences fit. */
function summaryOf(body: string): string {
  const [paragraph = ""] = body.split("\n\n");
  const sentences = plainText(paragraph).split(/(?<=[.!?]) /);
  let summary = "";
  for (const sentence of sentences) {
    const longer = summary === "" ? sentence : `${summary} ${sentence}`;
    if (summary !== "" && longer.length > LONGEST_SUMMARY) break;
    summary = longer;
  }
  return summary;
}
