import "server-only";
import { onceForLocale, readContentFolder } from "./content";
import { parseRecording } from "./parse-recording";
import type { Recording } from "./types";

/** The recordings of the product, the shortest first; `npm run recordings` makes them. */
export const allRecordings = onceForLocale((locale): readonly Recording[] =>
  readContentFolder(locale, "recordings")
    .map(({ name, text }) => parseRecording(locale, name, text))
    .sort((one, other) => one.seconds - other.seconds),
);

/** The recording that shows what an article says; null where there is none. */
export function recordingOfArticle(slug: string): Recording | null {
  return allRecordings().find(({ article }) => article === slug) ?? null;
}
