import { z } from "zod";
import { HELP_SECTION_KEYS } from "./sections";

export const LONGEST_HELP_QUERY = 200;

const words = (least: number, most: number) =>
  z
    .string()
    .transform((text) =>
      text
        .split(";")
        .map((entry) => entry.trim())
        .filter((entry) => entry !== ""),
    )
    .pipe(z.array(z.string()).min(least).max(most));

/** The fields at the head of an article; docs/writing-help.md says what each is for. */
export const ArticleFields = z.strictObject({
  title: z.string().min(8).max(90),
  kind: z.enum(["question", "guide"]),
  section: z.enum(HELP_SECTION_KEYS),
  /** Ids of pages in the navigation whose drawer offers the article. */
  area: words(0, 4),
  /** What customers say instead of the title. */
  aliases: words(4, 8),
  keywords: words(0, 12),
  updated: z.iso.date(),
});

/** The fields at the head of a recording's transcript; the script that films it writes them. */
export const RecordingFields = z.strictObject({
  title: z.string().min(8).max(90),
  description: z.string().min(8).max(160),
  /** The slug of the article that says the same in words. */
  article: z.string(),
  seconds: z.coerce.number().int().positive(),
});

export const HelpQuery = z.string().trim().max(LONGEST_HELP_QUERY);

export const HelpfulInput = z.strictObject({
  slug: z.string().regex(/^[a-z0-9-]{1,80}$/),
  helpful: z.enum(["yes", "no"]).transform((answer) => answer === "yes"),
});
