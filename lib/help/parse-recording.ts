import { z } from "zod";
import { splitFrontMatter } from "./front-matter";
import { RecordingFields } from "./schema";
import type { Recording } from "./types";

/** A recording from the text that was written with it; throws what is wrong with it, by the file's name. */
export function parseRecording(locale: string, slug: string, text: string): Recording {
  const { fields, body } = splitFrontMatter(text);
  const parsed = RecordingFields.safeParse(fields);
  if (!parsed.success) throw new Error(`recordings/${slug}.md: ${z.prettifyError(parsed.error)}`);
  const media = `/help/recordings/${locale}/${slug}`;
  return {
    ...parsed.data,
    slug,
    transcript: body,
    film: `${media}.webm`,
    captions: `${media}.vtt`,
    poster: `${media}.webp`,
  };
}
