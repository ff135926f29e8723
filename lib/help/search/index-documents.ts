import MiniSearch from "minisearch";
import type { HelpDocument } from "./documents";
import { stem } from "./stem";
import { SYNONYM_WORDS } from "./synonyms";
import { meaningfulWords } from "./words";

const FIELD_BOOSTS = { title: 3, aliases: 3, keywords: 2, headings: 1.5, body: 1 };

export type HelpIndex = {
  documents: ReadonlyMap<string, HelpDocument>;
  engine: MiniSearch;
  /** Every word as it is written, with how often: what a misspelt word may have meant. */
  vocabulary: ReadonlyMap<string, number>;
  isKnown: (word: string) => boolean;
  /** The stems of each document. */
  stems: ReadonlyMap<string, ReadonlySet<string>>;
  /** The stems of the title and of each alias. */
  phrases: ReadonlyMap<string, readonly ReadonlySet<string>[]>;
  /** How much a stem tells: the fewer documents have it, the more. */
  weightOf: (stemmed: string) => number;
};

/** All that a search needs, made once from the documents. */
export function indexDocuments(documents: readonly HelpDocument[]): HelpIndex {
  const engine = new MiniSearch<HelpDocument>({
    idField: "slug",
    fields: Object.keys(FIELD_BOOSTS),
    extractField: (document, field) => {
      const value = document[field as keyof HelpDocument];
      return typeof value === "string" ? value : value.join(" ");
    },
    tokenize: meaningfulWords,
    processTerm: stem,
    searchOptions: { boost: FIELD_BOOSTS, combineWith: "OR" },
  });
  engine.addAll([...documents]);
  const stems = new Map(documents.map((document) => [document.slug, stemsOf(textOf(document))]));
  const frequency = new Map<string, number>();
  for (const set of stems.values())
    for (const each of set) frequency.set(each, (frequency.get(each) ?? 0) + 1);
  const vocabulary = vocabularyOf(documents);
  const knownStems = new Set([...vocabulary.keys()].map(stem));
  return {
    documents: new Map(documents.map((document) => [document.slug, document])),
    engine,
    vocabulary,
    isKnown: (word) => vocabulary.has(word) || knownStems.has(stem(word)),
    stems,
    phrases: new Map(
      documents.map(({ slug, title, aliases }) => [slug, [title, ...aliases].map((each) => stemsOf(each))]),
    ),
    weightOf: (stemmed) => Math.log(1 + documents.length / ((frequency.get(stemmed) ?? 0) + 0.5)),
  };
}

function stemsOf(text: string): ReadonlySet<string> {
  return new Set(meaningfulWords(text).map(stem));
}

function textOf({ title, aliases, keywords, headings, body }: HelpDocument): string {
  return [title, ...aliases, keywords, headings, body].join(" ");
}

function vocabularyOf(documents: readonly HelpDocument[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>(SYNONYM_WORDS.map((word) => [word, 1]));
  for (const document of documents)
    for (const word of meaningfulWords(textOf(document))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
