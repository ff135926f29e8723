import "server-only";
import { onceForLocale, readContentFolder } from "./content";
import { parseGlossary } from "./parse-glossary";
import type { GlossaryTerm } from "./types";

/** Every term by regulation, and within one by the alphabet. */
export const allTerms = onceForLocale((locale): readonly GlossaryTerm[] =>
  readContentFolder(locale, "glossary").flatMap(({ name, text }) =>
    parseGlossary(name, text).sort((one, other) => one.name.localeCompare(other.name)),
  ),
);

/** The term with this id. Throws for one that is not there: a page names it in its source. */
export function getTerm(id: string): GlossaryTerm {
  const term = allTerms().find((each) => each.id === id);
  if (!term) throw new Error(`The glossary has no term ${id}.`);
  return term;
}
